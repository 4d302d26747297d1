"""Sealing a closed vote, inside the action that counts it, so that its rows tell nobody's choice by time, place or order.

What counts is written once, all at once and in the order of the trackers; the box itself is written anew in the order of the
handles in the same transaction. Both orders are chance itself, and cheap, as the indexes are filled from one end to the other:
neither place nor transaction of a row remembers when its ballot was cast (docs/adr/0010).
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from flask import current_app
from sqlalchemy import func, select, text

from consult.core import merkle
from consult.core.audit_seals import latest_seal
from consult.core.db import db
from consult.votes import keys, queries
from consult.votes.assurance import shown_beside_ballots
from consult.votes.bundle.facts import election_facts
from consult.votes.bundle.integrity import digest_of_vote
from consult.votes.bundle.lines import ballot_leaf, ballot_line
from consult.votes.electors import IN_PARTS, electors_of
from consult.votes.models import Ballot, SealedBallot, Vote, VoteSeal

_ROOM_TO_SORT = text("SET LOCAL work_mem = '64MB'")
_PUT_ASIDE = text("""
    INSERT INTO refused_ballot (vote_id, tracker)
    SELECT vote_id, tracker FROM ballot
    WHERE vote_id = :vote_id AND choices IS NOT NULL AND handle IN (SELECT unnest(CAST(:refused AS bytea[])))
    ORDER BY tracker
""")
_WRITE_WHAT_COUNTS = text("""
    INSERT INTO sealed_ballot (vote_id, tracker, choices, ballot_values, assurance, channel, signature)
    SELECT vote_id, tracker, choices, ballot_values, assurance, channel, signature FROM ballot
    WHERE vote_id = :vote_id AND choices IS NOT NULL AND NOT EXISTS (
        SELECT FROM unnest(CAST(:refused AS bytea[])) AS refused (handle) WHERE refused.handle = ballot.handle
    )
    ORDER BY tracker
""")
_SHUFFLE_THE_BOX = text("""
    WITH taken AS (DELETE FROM ballot WHERE vote_id = :vote_id RETURNING *)
    INSERT INTO ballot SELECT * FROM taken ORDER BY handle
""")
_FORGET = text("DELETE FROM ballot WHERE vote_id = :vote_id")


def seal(vote: Vote) -> None:
    """Seals the vote, which is closed and which the caller holds alone; of a sealed vote, nothing.

    Ballots whose handle no elector has are put aside. Where the key is lost that cannot be asked, and all ballots count.
    """
    if db.session.scalar(select(VoteSeal.vote_id).where(VoteSeal.vote_id == vote.id)):
        return
    db.session.execute(_ROOM_TO_SORT)
    refused = _refused_handles(vote)
    facts = {"vote_id": vote.id, "refused": list(refused or ())}
    refused_count = _rows(_PUT_ASIDE, facts)
    ballots_count = _rows(_WRITE_WHAT_COUNTS, facts)
    db.session.execute(_SHUFFLE_THE_BOX, {"vote_id": vote.id})
    audit, (assurances, is_channel_shown) = latest_seal(), shown_beside_ballots(vote)
    made = VoteSeal(
        vote_id=vote.id,
        ballots_count=ballots_count,
        refused_count=refused_count,
        is_verified=refused is not None,
        root=b"",
        shown_assurances=assurances,
        is_channel_shown=is_channel_shown,
        contest_ends_at=func.now() + timedelta(days=current_app.config["CONTEST_DAYS"]),
        audit_seal_number=audit.number if audit else None,
        audit_head=audit.head if audit else None,
    )
    about = bytes.fromhex(digest_of_vote(sealed_facts(vote)))
    made.root = merkle.root([about, *(ballot_leaf(line) for line in sealed_lines(vote, made))])
    db.session.add(made)
    db.session.flush()


def sealed_facts(vote: Vote) -> dict[str, Any]:
    """What was voted on and how it is counted, as plain data: with the ballots, what the root stands for."""
    facts = election_facts(queries.election_without_ballots(vote), vote.counting_rule)
    for option, described in zip(vote.options, facts["options"], strict=True):
        described["title"] = option.title
    return {"vote": vote.uid, "title": vote.title, "ballot_type": vote.ballot_type, **facts}


def sealed_lines(vote: Vote, made: VoteSeal) -> Iterator[str]:
    """The sealed ballots as lines, in the order of their trackers; `made` says what of assurance and channel they show."""
    uids, shown = {str(option.position): option.uid for option in vote.options}, {level: level for level in made.shown_assurances}
    # As text, which costs a third of what lists cost.
    marks = (func.array_to_string(one, " ") for one in (SealedBallot.choices, SealedBallot.ballot_values))
    columns = select(SealedBallot.tracker, *marks, SealedBallot.assurance, SealedBallot.channel)
    # Signs and figures alone: by their bytes, the order of any checker on any machine.
    rows = columns.where(SealedBallot.vote_id == vote.id).order_by(func.convert_to(SealedBallot.tracker, "UTF8"))
    # Past the session, whose work for each row costs more than reading it.
    for tracker, choices, values, level, channel in db.session.connection().execute(rows, execution_options=IN_PARTS):
        way = channel if made.is_channel_shown else ""
        yield ballot_line(tracker, " ".join([uids[place] for place in choices.split()]), values, shown.get(level, ""), way)


def forget_voters(vote: Vote) -> None:
    """Destroys the key of a vote and empties its box: from now on nobody can tell whose ballot a sealed one is."""
    keys.destroy_key(vote.uid)
    db.session.execute(_FORGET, {"vote_id": vote.id})


def sweep_the_box() -> None:
    """Lets the database forget, outside any transaction, the versions of ballots that were replaced, moved or deleted."""
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ballot"))


def _refused_handles(vote: Vote) -> set[bytes] | None:
    """The handles in the box that no elector has; None where the key is lost and nobody can tell."""
    unknown = set(db.session.scalars(select(Ballot.handle).where(Ballot.vote_id == vote.id)))
    try:
        unknown.difference_update(keys.handles(vote.uid, electors_of(vote)))
    except keys.VoteKeyMissing:
        return None
    return unknown


def _rows(statement: object, facts: dict[str, object]) -> int:
    return db.session.execute(statement, facts).rowcount  # type: ignore[call-overload]
