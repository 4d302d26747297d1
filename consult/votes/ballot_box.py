"""The ballot box: one ballot for each key, whoever else writes at this moment and through whichever door.

What a vote says is read once in a process and remembered with the vote's revision. A ballot goes in only while the vote is
open and still of that revision, which the statement that stores it asks under the vote's lock; else the vote is read anew.
"""

from dataclasses import dataclass
from typing import cast

from sqlalchemy import Table, Text, bindparam, func, select
from sqlalchemy.dialects.postgresql import insert

from consult.core.compiled import Compiled
from consult.core.db import db, new_code
from consult.core.errors import InvalidInput
from consult.core.remembered import Remembered
from consult.votes import keys, queries
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.ballot_types.contract import Paper, PaperOption, Sent
from consult.votes.errors import AlreadyVoted, HandedPaper, NotOnRoll, VoteChanged, VoteClosed
from consult.votes.models import Ballot, Option, Vote

EMAIL, IDENTITY, WEB, API, HANDED = "email", "identity", "web", "api", "handed"
# How sure we are of somebody with an account.
OF_ACCOUNTS = (EMAIL, IDENTITY)

# What the process remembers of votes, by their uid.
_REMEMBERED = Remembered[str, "Box"](500)


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
    """What an open vote says in one of its revisions: its paper and what decides whose ballot goes in."""

    revision: int
    paper: Paper
    ballot_type: str
    secrecy: str
    electorate: str
    is_replaceable: bool


def hold(vote: Vote, *, alone: bool) -> None:
    """Takes the vote's advisory lock until the transaction ends: voters share it, whoever closes or changes the vote is alone."""
    (_ALONE if alone else _SHARED).run({"name": f"vote {vote.id}"})


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
    paper = Paper(options, *limits)
    return Box(first.revision, paper, first.ballot_type, first.secrecy, first.electorate, first.is_replaceable)


def put_into_box(vote: Vote, voter: Voter, sent: Sent, seen: int | None = None) -> str:
    """Puts the voter's ballot into the box, inside the action that calls it, and returns its tracker.

    `sent` is what the form of the ballot type sends, `seen` the revision of the vote that the voter saw, where somebody
    confirmed it. An earlier ballot of the same key is replaced where the vote allows it, and keeps its tracker. Raises
    VoteClosed, VoteChanged, NotOnRoll, InvalidBallot, AlreadyVoted, HandedPaper, VoteKeyMissing.
    """
    hold(vote, alone=False)
    tracker = _put_as_remembered(vote, voter, sent, seen)
    if tracker is None:
        tracker = _put(vote, _read_anew(vote, seen), voter, sent)
    if tracker is None:
        found = {"vote_id": vote.id, "handle": keys.handle(vote.uid, voter.key)}
        raise HandedPaper if db.session.scalar(_CHANNEL, found) == HANDED else AlreadyVoted
    return tracker


def _put_as_remembered(vote: Vote, voter: Voter, sent: Sent, seen: int | None) -> str | None:
    """As `_put`, by what this process remembers of the vote; None too when that would not take the ballot."""
    box = _REMEMBERED.get(vote.uid)
    if box is None or seen not in (None, box.revision):
        return None
    try:
        return _put(vote, box, voter, sent)
    except (InvalidInput, NotOnRoll):
        return None


def _read_anew(vote: Vote, seen: int | None) -> Box:
    """The box as it stands, remembered from now on. Raises VoteClosed, VoteChanged."""
    box = open_box(vote)
    if box is None:
        raise VoteClosed
    _REMEMBERED.keep(vote.uid, box)
    if seen not in (None, box.revision):
        raise VoteChanged
    return box


def _put(vote: Vote, box: Box, voter: Voter, sent: Sent) -> str | None:
    """The tracker of the ballot, one row for each handle; None when the vote is closed or changed, or an earlier ballot stays."""
    if box.electorate == "roll" and voter.assurance in OF_ACCOUNTS:
        raise NotOnRoll
    choices = BALLOT_TYPES[box.ballot_type].read(box.paper, sent)
    ballot = {
        "vote_id": vote.id,
        "revision": box.revision,
        "is_replaceable": box.is_replaceable,
        "handle": keys.handle(vote.uid, voter.key),
        "tracker": new_code(),
        "choices": list(choices.options),
        "ballot_values": list(choices.values),
        "assurance": voter.assurance,
        "channel": voter.channel,
        "signature": voter.signature if box.secrecy == "open" else "",
    }
    row = _BALLOT.run(ballot).fetchone()
    return str(row[0]) if row else None


# The statements every ballot runs, built once.
_BALLOTS = cast(Table, Ballot.__table__)
_ALONE, _SHARED = (
    Compiled(select(lock(func.hashtextextended(bindparam("name", type_=Text), 0))))
    for lock in (func.pg_advisory_xact_lock, func.pg_advisory_xact_lock_shared)
)
# As `Paper` takes them.
_LIMITS = ("min_choices", "max_choices", "points", "budget", "min_spend", "is_equal_rank_allowed")
_TAKES_BALLOTS = (Vote.secrecy != "external") & queries.is_taking_ballots()
_OPEN_BOX = (
    select(Option.uid, Option.position, Option.title, Option.cost)
    .add_columns(*(getattr(Vote, name) for name in _LIMITS))
    .add_columns(Vote.revision, Vote.ballot_type, Vote.secrecy, Vote.electorate, Vote.is_replaceable)
    .join(Vote, Option.vote_id == Vote.id)
    .where(Vote.id == bindparam("vote_id"), _TAKES_BALLOTS)
    .order_by(Option.position)
)
_REPLACED = ("choices", "ballot_values", "assurance", "channel", "signature")
_GIVEN = ("handle", "tracker", *_REPLACED)
_WHILE_OPEN = select(Vote.id, *(bindparam(name, type_=_BALLOTS.c[name].type) for name in _GIVEN)).where(
    Vote.id == bindparam("vote_id"), Vote.revision == bindparam("revision"), _TAKES_BALLOTS
)
_NEW = insert(_BALLOTS).from_select(["vote_id", *_GIVEN], _WHILE_OPEN, include_defaults=False)
_UPSERT = _NEW.on_conflict_do_update(
    index_elements=["vote_id", "handle"],
    set_={name: _NEW.excluded[name] for name in _REPLACED},
    where=(_BALLOTS.c.channel != HANDED) & bindparam("is_replaceable"),
)
_BALLOT = Compiled(_UPSERT.returning(_BALLOTS.c.tracker))
_CHANNEL = select(_BALLOTS.c.channel).where(_BALLOTS.c.vote_id == bindparam("vote_id"), _BALLOTS.c.handle == bindparam("handle"))
