"""The ballot box: one ballot for each key, whoever else writes at this moment and through whichever door."""

from dataclasses import dataclass
from typing import cast

from sqlalchemy import Table, Text, bindparam, func, select
from sqlalchemy.dialects.postgresql import insert

from consult.core.db import db, new_code
from consult.votes import keys, queries
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.ballot_types.contract import Choices, Paper, PaperOption, Sent
from consult.votes.errors import AlreadyVoted, HandedPaper, NotOnRoll, VoteClosed
from consult.votes.models import Ballot, Option, Vote

EMAIL, WEB, API, HANDED = "email", "web", "api", "handed"


@dataclass(frozen=True)
class Voter:
    """Whose ballot it is: the key its handle is made of, how sure we are of the person, the door, and the name shown.

    The key of a person is the number of the person; other keys must not be numbers. `assurance` and `channel` are those
    of `Ballot`. `signature` is kept in open votes alone.
    """

    key: str
    assurance: str
    channel: str
    signature: str = ""


@dataclass(frozen=True)
class Box:
    """What an open vote says at this moment: its paper and what decides whose ballot goes in."""

    paper: Paper
    ballot_type: str
    secrecy: str
    electorate: str
    is_replaceable: bool


def hold(vote: Vote, *, alone: bool) -> None:
    """Takes the vote's advisory lock until the transaction ends: voters share it, whoever closes or changes the vote is alone."""
    db.session.execute(_ALONE if alone else _SHARED, {"name": f"vote {vote.id}"})


def open_box(vote: Vote) -> Box | None:
    """The box if the vote takes ballots at this moment, by the database's clock, in one query; else None.

    It reads the vote anew: under the lock nobody changes it any more, before it somebody may have.
    """
    rows = db.session.execute(_OPEN_BOX, {"vote_id": vote.id}).all()
    if not rows:
        return None
    first = rows[0]
    options = tuple(PaperOption(row.uid, row.position, row.title, row.cost) for row in rows)
    limits = (getattr(first, name) for name in _LIMITS)
    return Box(Paper(options, *limits), first.ballot_type, first.secrecy, first.electorate, first.is_replaceable)


def put_into_box(vote: Vote, voter: Voter, sent: Sent) -> str:
    """Puts the voter's ballot into the box, inside the action that calls it, and returns its tracker.

    `sent` is what the form of the ballot type sends. An earlier ballot of the same key is replaced where the vote allows
    it, and keeps its tracker. Raises VoteClosed, NotOnRoll, InvalidBallot, AlreadyVoted, HandedPaper, VoteKeyMissing.
    """
    hold(vote, alone=False)
    box = open_box(vote)
    if box is None:
        raise VoteClosed
    if box.electorate == "roll" and voter.assurance == EMAIL:
        raise NotOnRoll
    choices = BALLOT_TYPES[box.ballot_type].read(box.paper, sent)
    return _store(vote, box, voter, choices)


def _store(vote: Vote, box: Box, voter: Voter, choices: Choices) -> str:
    """One row for each handle; no row comes back when an earlier one stays."""
    handle = keys.handle(vote.uid, voter.key)
    ballot = {
        "vote_id": vote.id,
        "handle": handle,
        "tracker": new_code(),
        "choices": list(choices.options),
        "ballot_values": list(choices.values),
        "assurance": voter.assurance,
        "channel": voter.channel,
        "signature": voter.signature if box.secrecy == "open" else "",
    }
    tracker = db.session.execute(_BALLOT, ballot | {"is_replaceable": box.is_replaceable}).scalar_one_or_none()
    if tracker is None:
        is_paper = db.session.scalar(_CHANNEL, {"vote_id": vote.id, "handle": handle}) == HANDED
        raise HandedPaper if is_paper else AlreadyVoted
    return str(tracker)


# The statements every ballot runs, built once.
_BALLOTS = cast(Table, Ballot.__table__)
_ALONE, _SHARED = (
    select(lock(func.hashtextextended(bindparam("name", type_=Text), 0)))
    for lock in (func.pg_advisory_xact_lock, func.pg_advisory_xact_lock_shared)
)
# As `Paper` takes them.
_LIMITS = ("min_choices", "max_choices", "points", "budget", "min_spend", "is_equal_rank_allowed")
_OPEN_BOX = (
    select(Option.uid, Option.position, Option.title, Option.cost)
    .add_columns(*(getattr(Vote, name) for name in _LIMITS))
    .add_columns(Vote.ballot_type, Vote.secrecy, Vote.electorate, Vote.is_replaceable)
    .join(Vote, Option.vote_id == Vote.id)
    .where(Vote.id == bindparam("vote_id"), Vote.secrecy != "external", queries.is_taking_ballots())
    .order_by(Option.position)
)
_REPLACED = ("choices", "ballot_values", "assurance", "channel", "signature")
_NEW = insert(_BALLOTS).values({name: bindparam(name) for name in ("vote_id", "handle", "tracker", *_REPLACED)})
_BALLOT = _NEW.on_conflict_do_update(
    index_elements=["vote_id", "handle"],
    set_={name: _NEW.excluded[name] for name in _REPLACED},
    where=(_BALLOTS.c.channel != HANDED) & bindparam("is_replaceable"),
).returning(_BALLOTS.c.tracker)
_CHANNEL = select(_BALLOTS.c.channel).where(_BALLOTS.c.vote_id == bindparam("vote_id"), _BALLOTS.c.handle == bindparam("handle"))
