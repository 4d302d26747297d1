"""What the counting room of a vote shows: the seal, the sealed ballots, and the bundle to take home."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import current_app
from sqlalchemy import Select, case, exists, func, literal, select

from consult.core.codes import normalised
from consult.core.db import db
from consult.core.disclosure import is_disclosable
from consult.votes import queries
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.ballot_types.contract import Choices
from consult.votes.bundle.archive import archive
from consult.votes.bundle.contents import bundle_files, digest_of_files, files_beside_ballots
from consult.votes.bundle.keeping import kept
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


def are_names_shown(vote: Vote, seal: VoteSeal) -> bool:
    """Whether the names that voters of an open vote show may stand beside their ballots.

    Whoever knows who voted knows by subtraction whose the ballots without a name are. So the names stay hidden where
    such ballots are few, among all or among those of one level of assurance and one channel, where these can be read.
    """
    if vote.secrecy != "open":
        return False
    level = case((SealedBallot.assurance.in_(seal.shown_assurances), SealedBallot.assurance), else_="")
    way = SealedBallot.channel if seal.is_channel_shown else literal("")
    unnamed = select(func.count()).where(SealedBallot.vote_id == vote.id, SealedBallot.signature == "").group_by(level, way)
    return all(is_disclosable(count) for count in db.session.scalars(unnamed))


@dataclass(frozen=True)
class Bundle:
    """The bundle of a counted vote: the digest of what it holds, and how its bytes are had, the same each time."""

    digest: str
    content: Callable[[], bytes]


def bundle_of(vote: Vote, seal: VoteSeal) -> Bundle | None:
    """The bundle of a counted vote, made only when its content is asked for; None while the vote is not counted.

    Where the installation has a folder for it, what was made once is kept there.
    """
    counted = queries.tally(vote)
    if counted is None:
        return None
    outcome = queries.result(counted)
    digest = digest_of_files(files_beside_ballots(vote, seal, outcome))

    def made() -> bytes:
        return archive(bundle_files(vote, seal, outcome), f"consult-{vote.uid}")

    folder = current_app.config["CACHE_FOLDER"]
    return Bundle(digest, made if folder is None else lambda: kept(folder / "bundles", digest, made))
