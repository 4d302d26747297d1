"""Preparing votes, casting ballots, closing and counting."""

from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, func, select, update
from sqlalchemy.dialects.postgresql import insert

from consult.consultations.models import Consultation, Stage
from consult.core import outbox
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.authorization import only_system
from consult.core.clock import database_now
from consult.core.db import db
from consult.jobs import Job
from consult.votes import keys, queries
from consult.votes.assurance import counts_by_assurance
from consult.votes.ballot_box import EMAIL, IDENTITY, WEB, Voter, hold, put_into_box
from consult.votes.ballot_types.contract import Sent
from consult.votes.counting import count_election
from consult.votes.drafting import Draft
from consult.votes.electors import is_held_up
from consult.votes.errors import EndAnnounced, VoteClosed, VoteFrozen
from consult.votes.models import Tally, Vote, VoteSeal
from consult.votes.policies import may_cast_ballot, may_change_vote, may_close_vote, may_create_vote
from consult.votes.sealing import forget_voters, seal
from consult.votes.writing import write_draft


@action(may_create_vote)
def create_vote(actor: Actor, consultation: Consultation, draft: Draft) -> Vote:
    """Prepares a vote of the consultation, which opens with its vote stage, and makes its key."""
    vote = Vote(consultation=consultation)
    write_draft(vote, draft)
    db.session.add(vote)
    db.session.flush()
    keys.make_key(vote.uid)
    return vote


@action(may_change_vote)
def change_vote(actor: Actor, vote: Vote, draft: Draft) -> None:
    """Writes the vote anew as the draft has it. Options that stay keep their identifier. Raises VoteFrozen after a ballot."""
    hold(vote, alone=True)
    db.session.refresh(vote, ["options", "area_budgets", "closed_at"])
    if vote.closed_at is not None or queries.has_ballots(vote):
        raise VoteFrozen
    write_draft(vote, draft)


@action(may_cast_ballot, secret=True)
def cast_ballot(
    actor: Actor, vote: Vote, sent: Sent, *, seen: int | None = None, is_signed: bool = False, channel: str = WEB
) -> str:
    """Puts the person's ballot into the box and returns its tracker. In an open vote a signed one shows the person's name.

    `sent` is what the form of the ballot type sends, `seen` the revision of the vote it was filled in for. Raises what
    `put_into_box` raises.
    """
    assurance = IDENTITY if actor.is_identified else EMAIL
    voter = Voter(str(actor.person_id), assurance, channel, signature=actor.name if is_signed else "")
    return put_into_box(vote, voter, sent, seen)


@action(may_close_vote)
def close_vote(actor: Actor, vote: Vote) -> None:
    """Ends a vote that was announced without an end now. Raises VoteClosed when it is not open, EndAnnounced otherwise."""
    if vote.has_announced_end:
        raise EndAnnounced
    if not _close(vote, queries.is_taking_ballots(), database_now()):
        raise VoteClosed


@action(only_system)
def close_ended_vote(actor: Actor, vote: Vote) -> None:
    """Notes that the vote ended with its stage; of a vote that goes on, or is closed already, nothing."""
    ended = select(Stage.closes_at).where(
        Stage.consultation_id == vote.consultation_id, Stage.key == "vote", Stage.closes_at <= database_now()
    )
    _close(vote, and_(Vote.closed_at.is_(None), ended.exists()), ended.scalar_subquery())


@action(only_system)
def tally_vote(actor: Actor, vote: Vote) -> None:
    """Seals a closed vote, counts it and says that its consultation's assessment is due. Of an open vote: nothing.

    What a sealed vote holds never changes, so counting it again gives the same.
    """
    outbox.consume(Job.TALLY_VOTE, vote.id)
    hold(vote, alone=True)
    db.session.refresh(vote)
    if vote.closed_at is None or is_held_up(vote):
        return
    seal(vote)
    election = queries.election(vote)
    outcome = count_election(election, vote.counting_rule)
    facts = {"ballots_count": outcome.count.ballots_count, "result": outcome.as_json(), "counted_at": func.now()}
    facts["by_assurance"] = counts_by_assurance(vote, election, outcome.count)
    row = insert(Tally).values(vote_id=vote.id, **facts)
    db.session.execute(row.on_conflict_do_update(index_elements=["vote_id"], set_=facts))
    outbox.ring(Job.DRAFT_ASSESSMENT, vote.consultation_id)


@action(only_system)
def destroy_vote_key(actor: Actor, vote: Vote) -> None:
    """Destroys the key of a sealed vote whose contest period is over, and empties its box; before that, nothing.

    The file goes first: should the transaction fail, the next sweep does the rest.
    """
    hold(vote, alone=True)
    over = update(VoteSeal).where(
        VoteSeal.vote_id == vote.id, VoteSeal.key_destroyed_at.is_(None), VoteSeal.contest_ends_at <= database_now()
    )
    if db.session.execute(over.values(key_destroyed_at=database_now()).returning(VoteSeal.vote_id)).all():
        forget_voters(vote)


def _close(vote: Vote, condition: ColumnElement[bool], instant: SQLColumnExpression[Any]) -> bool:
    """Closes the vote if the condition holds once no ballot is under way, and says that counting is due."""
    hold(vote, alone=True)
    closing = update(Vote).where(Vote.id == vote.id, condition).values(closed_at=instant)
    if not db.session.execute(closing.returning(Vote.id), execution_options={"synchronize_session": False}).all():
        return False
    db.session.refresh(vote, ["closed_at"])
    outbox.ring(Job.TALLY_VOTE, vote.id)
    return True
