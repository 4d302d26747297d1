"""What the counting room of a vote shows: the seal, the sealed ballots, and the bundle to take home."""

from dataclasses import dataclass

from sqlalchemy import Select, exists, func, select

from consult.core.codes import normalised
from consult.core.db import db
from consult.core.disclosure import is_disclosable
from consult.votes import queries
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.ballot_types.contract import Choices
from consult.votes.bundle.archive import archive
from consult.votes.bundle.contents import bundle_files
from consult.votes.models import RefusedBallot, SealedBallot, Vote, VoteSeal


@dataclass(frozen=True)
class Search:
    """A tracker looked for: as it was typed, the sealed ballot of it, or that a ballot of it was put aside."""

    typed: str
    ballot: SealedBallot | None
    is_refused: bool


def search(vote: Vote, typed: str) -> Search:
    """The ballot of a tracker, whatever its case, spaces and dashes."""
    tracker = normalised(typed) or ""
    refused = exists().where(RefusedBallot.vote_id == vote.id, RefusedBallot.tracker == tracker)
    return Search(typed, db.session.get(SealedBallot, (vote.id, tracker)), bool(db.session.scalar(select(refused))))


def sealed_ballots(vote: Vote) -> Select[SealedBallot]:
    """The sealed ballots in the order of their trackers."""
    order = func.convert_to(SealedBallot.tracker, "UTF8")
    return select(SealedBallot).where(SealedBallot.vote_id == vote.id).order_by(order)


def refused_trackers(vote: Vote) -> list[str]:
    """The trackers of the ballots put aside, for the organisers' eyes."""
    rows = select(RefusedBallot.tracker).where(RefusedBallot.vote_id == vote.id).order_by(RefusedBallot.tracker)
    return list(db.session.scalars(rows))


def words_of(vote: Vote, ballot: SealedBallot) -> list[str]:
    """What stands on a ballot, in words."""
    return BALLOT_TYPES[vote.ballot_type].words(queries.paper(vote), Choices(tuple(ballot.choices), tuple(ballot.ballot_values)))


def is_shown(seal: VoteSeal) -> bool:
    """Whether so many people voted that ballots may be shown, one by one and without names."""
    return is_disclosable(seal.ballots_count)


def bundle_of(vote: Vote, seal: VoteSeal) -> bytes | None:
    """The bundle of a counted vote, the same bytes each time; None while it is not counted."""
    counted = queries.tally(vote)
    if counted is None:
        return None
    return archive(bundle_files(vote, seal, queries.result(counted)), f"consult-{vote.uid}")
