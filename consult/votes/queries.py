"""Votes, ballot papers, turnout and results."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, exists, func, or_, select, true
from sqlalchemy.orm import joinedload, lazyload

from consult.consultations.models import Consultation, Stage
from consult.consultations.openings import open_now
from consult.core.actors import Actor
from consult.core.clock import database_now
from consult.core.db import db
from consult.core.disclosure import is_disclosable
from consult.core.errors import NotFound
from consult.ideas.models import Idea
from consult.needs.models import Need
from consult.votes import keys
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.ballot_types.contract import Paper, PaperOption
from consult.votes.counting import Outcome
from consult.votes.counting_rules.election import Election, ElectionOption, Profile, Settings, TieRule
from consult.votes.models import Ballot, Option, SealedBallot, Tally, Vote, VoteSeal


@dataclass(frozen=True)
class Share:
    """How one option fared in a counted vote: `count` of `ballots` ballots say something positive of it."""

    vote: Vote
    option: Option
    count: int
    ballots: int

    @property
    def share(self) -> float:
        """The fraction of ballots that say something positive of it."""
        return self.count / self.ballots


def vote_by_uid(uid: str) -> Vote:
    """The vote with its consultation, and nothing that casting does not need. Raises NotFound."""
    vote = db.session.scalar(_LEAN_VOTE, {"uid": uid})
    if vote is None:
        raise NotFound
    return vote


def votes_of(consultation: Consultation) -> list[Vote]:
    """All votes of the consultation, in the order they were made."""
    return list(db.session.scalars(select(Vote).where(Vote.consultation_id == consultation.id).order_by(Vote.id)))


def are_all_closed(consultation: Consultation) -> bool:
    """Whether the consultation has votes and all of them are closed, perhaps in a stage that goes on."""
    return bool(closed_among([consultation.id]))


def closed_among(consultation_ids: Iterable[int]) -> set[int]:
    """Those of the consultations, by their id, that have votes and whose votes are all closed."""
    rows = select(Vote.consultation_id).where(Vote.consultation_id.in_(consultation_ids)).group_by(Vote.consultation_id)
    return set(db.session.scalars(rows.having(func.bool_and(Vote.closed_at.is_not(None)))))


def votes_past_their_end() -> list[Vote]:
    """Votes whose stage has ended, by the database's clock, and that nobody has closed."""
    ended = and_(Stage.key == "vote", Stage.closes_at <= database_now(), Consultation.published_at.is_not(None))
    rows = select(Vote).join(Vote.consultation).join(Consultation.stages).where(ended, Vote.closed_at.is_(None))
    return list(db.session.scalars(rows.order_by(Vote.id)).unique())


def is_taking_ballots() -> ColumnElement[bool]:
    """SQL, for a row of `Vote`: whether it is open at this moment, by the database's clock."""
    is_published = exists().where(Consultation.id == Vote.consultation_id, Consultation.published_at.is_not(None))
    return and_(Vote.closed_at.is_(None), open_now(true(), Vote.consultation_id, "vote").exists(), is_published)


def paper(vote: Vote) -> Paper:
    """The ballot paper as it stands."""
    lines = tuple(PaperOption(option.uid, option.position, option.title, option.cost) for option in vote.options)
    limits = (vote.min_choices, vote.max_choices, vote.points, vote.budget, vote.min_spend, vote.is_equal_rank_allowed)
    return Paper(lines, *limits)


def subjects(vote: Vote) -> list[Row[Any]]:
    """The options in order (title, description, cost, area), with what stands behind each (idea_uid, need_uid), in one query."""
    rows = select(
        Option.title, Option.description, Option.cost, Option.area, Idea.uid.label("idea_uid"), Need.uid.label("need_uid")
    )
    rows = rows.outerjoin(Option.idea).outerjoin(Option.need).where(Option.vote_id == vote.id)
    return list(db.session.execute(rows.order_by(Option.position)))


def has_voted(actor: Actor, vote: Vote) -> bool:
    """Whether the person's ballot is in the box; not what stands on it. Without the vote's key nobody can tell."""
    if actor.person_id is None:
        return False
    try:
        mine = Ballot.handle == keys.handle(vote.uid, str(actor.person_id))
    except keys.VoteKeyMissing:
        return False
    return bool(db.session.scalar(select(exists().where(Ballot.vote_id == vote.id, mine))))


def ballots_count(vote: Vote) -> int:
    """How many people have voted: ballots in the box, and paper ballots handed out; once sealed, the ballots that count.

    A paper ballot was handed out and may be counted already: of these two, the larger number.
    """
    sealed = select(VoteSeal.ballots_count).where(VoteSeal.vote_id == vote.id).scalar_subquery()
    handed, paper = (func.count().filter(Ballot.channel == channel) for channel in ("handed", "paper"))
    boxed = select(func.count() - func.least(handed, paper)).where(Ballot.vote_id == vote.id).scalar_subquery()
    return db.session.scalar(select(func.coalesce(sealed, boxed))) or 0


def has_ballots(vote: Vote) -> bool:
    """Whether anybody has voted, so that the vote is frozen."""
    return bool(db.session.scalar(select(exists().where(Ballot.vote_id == vote.id))))


def profile(vote: Vote, assurance: str | None = None) -> Profile:
    """All sealed ballots, or those of one level of assurance, equal ones together; before the sealing there are none."""
    marks = (SealedBallot.choices, SealedBallot.ballot_values)
    rows = select(*marks, func.count()).where(SealedBallot.vote_id == vote.id)
    if assurance is not None:
        rows = rows.where(SealedBallot.assurance == assurance)
    found = db.session.execute(rows.group_by(*marks).order_by(*marks))
    return Profile.of((choices, values, weight) for choices, values, weight in found)


def election(vote: Vote) -> Election:
    """All that counting the vote rests on."""
    return replace(election_without_ballots(vote), profile=profile(vote))


def election_without_ballots(vote: Vote) -> Election:
    """All that counting the vote rests on but the ballots, of which there are none in it."""
    lines = (ElectionOption(option.uid, float(option.cost), option.area, option.exclusive_group) for option in vote.options)
    return Election(
        options=tuple(lines),
        profile=Profile.of(()),
        marks=BALLOT_TYPES[vote.ballot_type].marks,
        budget=None if vote.budget is None else float(vote.budget),
        area_budgets={line.area: float(line.budget) for line in vote.area_budgets},
        seats=vote.seats,
        quorum=vote.quorum,
        ties=TieRule(vote.tie_rule),
        settings=Settings(**vote.rule_settings),
    )


def seal_of(vote: Vote) -> VoteSeal | None:
    """The seal of the vote, or None while it is not sealed."""
    return db.session.get(VoteSeal, vote.id)


def votes_past_their_contest() -> list[Vote]:
    """Sealed votes whose contest period is over, by the database's clock, and whose key is not noted as destroyed."""
    over = VoteSeal.contest_ends_at <= database_now(), VoteSeal.key_destroyed_at.is_(None)
    rows = select(Vote).join(VoteSeal, VoteSeal.vote_id == Vote.id).where(*over).order_by(Vote.id)
    return list(db.session.scalars(rows).unique())


def vote_by_tracker(tracker: str) -> Vote | None:
    """The vote in which a ballot has that tracker, in the box or sealed."""
    for ballot in (Ballot, SealedBallot):
        rows = select(Vote).join(ballot, ballot.vote_id == Vote.id).where(ballot.tracker == tracker).order_by(Vote.id)
        if (vote := db.session.scalars(rows).unique().first()) is not None:
            return vote
    return None


def tally(vote: Vote) -> Tally | None:
    """The counted result, or None while it is not counted. What may be shown of it, `result` says."""
    return db.session.get(Tally, vote.id)


def result(counted: Tally) -> Outcome | None:
    """The result by option, or None when so few people voted that it could tell who chose what."""
    return Outcome.from_json(counted.result) if is_disclosable(counted.ballots_count) else None


def shares_by_need(consultation: Consultation) -> dict[int, list[Share]]:
    """By need id: how the options that stand for the need, or for an idea answering it, fared; the best one first."""
    found: dict[int, list[Share]] = {}
    for share in _shares(Vote.consultation_id == consultation.id):
        if (need_id := share.option.need_id or (share.option.idea.need_id if share.option.idea else None)) is not None:
            found.setdefault(need_id, []).append(share)
    return {need_id: sorted(shares, key=lambda share: -share.share) for need_id, shares in found.items()}


def shares_of_need(need: Need) -> list[Share]:
    """How the options that stand for the need or for an idea answering it fared."""
    return _shares(or_(Option.need_id == need.id, Option.idea_id.in_(select(Idea.id).where(Idea.need_id == need.id))))


def shares_of_idea(idea: Idea) -> list[Share]:
    """How the idea fared in the votes it was put to."""
    return _shares(Option.idea_id == idea.id)


def votes_on_idea(idea: Idea) -> list[Vote]:
    """The votes the idea is put to."""
    return _votes_on(Option.idea_id == idea.id)


def votes_on_need(need: Need) -> list[Vote]:
    """The votes the need itself is put to."""
    return _votes_on(Option.need_id == need.id)


def _votes_on(which: ColumnElement[bool]) -> list[Vote]:
    return list(db.session.scalars(select(Vote).join(Vote.options).where(which).order_by(Vote.id)).unique())


def _shares(which: ColumnElement[bool]) -> list[Share]:
    """The options of counted votes that `which` selects, where enough people voted."""
    rows = select(Option, Vote, Tally).join(Vote, Option.vote_id == Vote.id).join(Tally, Tally.vote_id == Vote.id)
    rows = rows.where(which).options(joinedload(Option.idea), lazyload(Vote.options)).order_by(Option.id)
    return [
        Share(vote, option, outcome.supporters[option.position], counted.ballots_count)
        for option, vote, counted in db.session.execute(rows)
        if (outcome := result(counted)) is not None
    ]


# The statement every page of a vote runs, built once.
_LEAN_VOTE = (
    select(Vote)
    .where(Vote.uid == bindparam("uid"))
    .options(
        lazyload(Vote.options),
        joinedload(Vote.consultation).options(
            lazyload(Consultation.organisation), lazyload(Consultation.territory), lazyload(Consultation.stages)
        ),
    )
)
