"""Preparing votes, casting ballots, closing and counting."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, SQLColumnExpression, Table, Text, and_, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert

from consult.consultations.models import Consultation, Stage
from consult.core import outbox
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.authorization import only_system
from consult.core.clock import database_now
from consult.core.db import db, new_code
from consult.core.errors import InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.ideas.models import Idea
from consult.jobs import Job
from consult.needs.models import Need
from consult.votes import keys, queries
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.ballot_types.contract import Choices, Sent
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.errors import VoteClosed, VoteFrozen
from consult.votes.models import Ballot, Option, Tally, Vote
from consult.votes.policies import may_cast_ballot, may_change_vote, may_close_vote, may_create_vote

DESCRIPTION_SIGNS = 400

# The statements every ballot runs, built once.
_BALLOTS = cast(Table, Ballot.__table__)
_ALONE, _SHARED = (
    select(lock(func.hashtextextended(bindparam("name", type_=Text), 0)))
    for lock in (func.pg_advisory_xact_lock, func.pg_advisory_xact_lock_shared)
)
_NEW = insert(_BALLOTS).values({name: bindparam(name) for name in ("vote_id", "handle", "tracker", "choices", "ballot_values")})
_REPLACED = {"choices": _NEW.excluded.choices, "ballot_values": _NEW.excluded.ballot_values}
_BALLOT = _NEW.on_conflict_do_update(index_elements=["vote_id", "handle"], set_=_REPLACED).returning(_BALLOTS.c.tracker)


@dataclass(frozen=True)
class Draft:
    """A vote as organisers write it: its words, the approved ideas and needs it puts to people, and how many one may choose."""

    title: str
    description: str = ""
    ideas: Sequence[Idea] = ()
    needs: Sequence[Need] = ()
    min_choices: int = 1
    max_choices: int = 3
    ballot_type: str = "approval"
    counting_rule: str = "plurality"


@action(may_create_vote)
def create_vote(actor: Actor, consultation: Consultation, draft: Draft) -> Vote:
    """Prepares a vote of the consultation, which opens with its vote stage, and makes its key."""
    vote = Vote(consultation=consultation)
    _write(vote, draft)
    db.session.add(vote)
    db.session.flush()
    keys.make_key(vote.uid)
    return vote


@action(may_change_vote)
def change_vote(actor: Actor, vote: Vote, draft: Draft) -> None:
    """Writes the vote anew as the draft has it. Options that stay keep their identifier. Raises VoteFrozen after a ballot."""
    _hold(vote, alone=True)
    db.session.refresh(vote, ["options", "closed_at"])
    if vote.closed_at is not None or queries.has_ballots(vote):
        raise VoteFrozen
    _write(vote, draft)


@action(may_cast_ballot, secret=True)
def cast_ballot(actor: Actor, vote: Vote, sent: Sent) -> str:
    """Puts the person's ballot into the box, in place of an earlier one, and returns its tracker.

    `sent` is what the form of the ballot type sent. Raises VoteClosed, InvalidBallot, VoteKeyMissing.
    """
    _hold(vote, alone=False)
    paper = queries.open_paper(vote)
    if paper is None or actor.person_id is None:
        raise VoteClosed
    chosen = BALLOT_TYPES[vote.ballot_type].read(paper, sent)
    return _store(vote, keys.handle(vote.uid, actor.person_id), chosen)


@action(may_close_vote)
def close_vote(actor: Actor, vote: Vote) -> None:
    """Ends the vote now. Raises VoteClosed when it is not open."""
    if not _close(vote, queries.is_taking_ballots(), database_now()):
        raise VoteClosed


@action(only_system)
def close_ended_vote(actor: Actor, vote: Vote) -> None:
    """Notes that the vote ended with its stage; of a vote that goes on, or is closed already, nothing."""
    ended = select(Stage.closes_at).where(
        Stage.consultation_id == vote.consultation_id, Stage.key == "vote", Stage.closes_at <= database_now()
    )
    _close(vote, and_(Vote.closed_at.is_(None), ended.exists()), ended.scalar_subquery())


@action(only_system, snapshot=True)
def tally_vote(actor: Actor, vote: Vote) -> None:
    """Counts a closed vote from its ballots and says that its consultation's assessment is due. Of an open vote: nothing.

    Closing waited for every ballot under way, so a snapshot that sees the vote closed sees all ballots.
    """
    outbox.consume(Job.TALLY_VOTE, vote.id)
    db.session.refresh(vote)
    if vote.closed_at is None:
        return
    rule = COUNTING_RULES[vote.counting_rule]
    count = rule.count(queries.election(vote))
    facts = {"ballots_count": count.ballots_count, "result": count.as_json(), "counted_at": func.now()}
    row = insert(Tally).values(vote_id=vote.id, **facts)
    db.session.execute(row.on_conflict_do_update(index_elements=["vote_id"], set_=facts))
    outbox.ring(Job.DRAFT_ASSESSMENT, vote.consultation_id)


def _hold(vote: Vote, *, alone: bool) -> None:
    """Takes the vote's advisory lock until the transaction ends: voters share it, whoever closes or changes the vote is alone."""
    db.session.execute(_ALONE if alone else _SHARED, {"name": f"vote {vote.id}"})


def _store(vote: Vote, handle: bytes, choices: Choices) -> str:
    """One row for each handle, whoever else writes at this moment; the tracker of the first ballot stays."""
    ballot = {"vote_id": vote.id, "handle": handle, "tracker": new_code(), "choices": list(choices.options)}
    ballot["ballot_values"] = list(choices.values)
    return str(db.session.execute(_BALLOT, ballot).scalar_one())


def _close(vote: Vote, condition: ColumnElement[bool], instant: SQLColumnExpression[Any]) -> bool:
    """Closes the vote if the condition holds once no ballot is under way, and says that counting is due."""
    _hold(vote, alone=True)
    closing = update(Vote).where(Vote.id == vote.id, condition).values(closed_at=instant)
    if not db.session.execute(closing.returning(Vote.id), execution_options={"synchronize_session": False}).all():
        return False
    db.session.refresh(vote, ["closed_at"])
    outbox.ring(Job.TALLY_VOTE, vote.id)
    return True


def _write(vote: Vote, draft: Draft) -> None:
    _require_sense(vote, draft)
    vote.title, vote.description = draft.title, draft.description
    vote.min_choices, vote.max_choices = draft.min_choices, draft.max_choices
    vote.ballot_type, vote.counting_rule = BALLOT_TYPES[draft.ballot_type].key, COUNTING_RULES[draft.counting_rule].key
    known = {(option.idea_id, option.need_id): option for option in vote.options}
    wanted = [Option(idea_id=idea.id, title=idea.title, description=_excerpt(idea.body)) for idea in draft.ideas]
    wanted += [Option(need_id=need.id, title=need.statement, description=_excerpt(need.description)) for need in draft.needs]
    options = [known.get((option.idea_id, option.need_id), option) for option in wanted]
    vote.options = sorted(options, key=lambda option: (option.position is None, option.position))
    for position, option in enumerate(vote.options):
        option.position = position


def _require_sense(vote: Vote, draft: Draft) -> None:
    subjects: list[Idea | Need] = [*draft.ideas, *draft.needs]
    if len(subjects) < 2:
        raise InvalidInput(_("Put at least two options to people."))
    if not 0 <= draft.min_choices <= draft.max_choices or not 1 <= draft.max_choices <= len(subjects):
        raise InvalidInput(_("The smallest number of choices cannot exceed the largest, nor the largest the number of options."))
    if not all(idea.is_approved for idea in draft.ideas) or not all(
        subject.consultation_id == vote.consultation.id for subject in subjects
    ):
        raise InvalidInput(_("Only needs and approved ideas of this consultation can be put to the vote."))


def _excerpt(text: str) -> str:
    return text if len(text) <= DESCRIPTION_SIGNS else text[:DESCRIPTION_SIGNS].rsplit(" ", 1)[0] + "…"
