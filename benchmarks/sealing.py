"""Sealing and counting 100,000 ballots, and counting a million approvals that are sealed."""

import time
from collections.abc import Callable

from sqlalchemy import text

from benchmarks.measure import Figure
from benchmarks.town import places, town
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.core.transaction import transaction
from consult.votes import keys
from consult.votes.actions import close_ended_vote, create_vote, tally_vote
from consult.votes.ballot_box import hold
from consult.votes.counting import count_election
from consult.votes.counting_room import bundle_of
from consult.votes.drafting import Draft, OwnOption
from consult.votes.models import Vote, VoteSeal
from consult.votes.queries import election
from consult.votes.sealing import seal

SEALED, TALLIED, OPTIONS = 100_000, 1_000_000, 20

# One to five of the options, spread evenly.
_CHOICES = (
    f"ARRAY(SELECT DISTINCT (hashint8(number * 5 + draw) & 1048575) % {OPTIONS} FROM generate_series(0, 4) AS draw ORDER BY 1)"
)
_PERSONS = text("INSERT INTO person (fingerprint) SELECT sha256(number::text::bytea) FROM generate_series(1, :count) AS number")
_BALLOTS = text(f"""
    INSERT INTO ballot (vote_id, handle, tracker, choices, assurance)
    SELECT :vote_id, handle, lpad(number::text, 11, '0'), {_CHOICES}, 'email'
    FROM unnest(CAST(:handles AS bytea[])) WITH ORDINALITY AS cast_now (handle, number)
""")
_SEALED = text(f"""
    INSERT INTO sealed_ballot (vote_id, tracker, choices, ballot_values, assurance, channel, signature)
    SELECT :vote_id, lpad(number::text, 11, '0'), {_CHOICES}, '{{}}', 'email', 'web', ''
    FROM generate_series(1, :count) AS number
""")


def seals() -> list[Figure]:
    """Every person of a large town has voted; the vote is closed, sealed and counted, and its bundle is asked for."""
    with town():
        vote = _vote()
        db.session.execute(_PERSONS, {"count": SEALED})
        voters = [str(one) for one in db.session.scalars(text("SELECT id FROM person ORDER BY id"))]
        db.session.execute(_BALLOTS, {"vote_id": vote.id, "handles": list(keys.handles(vote.uid, voters))})
        db.session.commit()
        places.close_stage(vote.consultation, "vote")
        close_ended_vote(SYSTEM, vote)
        sealing = _seconds(lambda: _seal(vote))
        counting = _seconds(lambda: tally_vote(SYSTEM, vote))
        made = db.session.get_one(VoteSeal, vote.id)
        found = bundle_of(vote, made)
        assert found is not None
        bundling, telling = _seconds(found.content), _seconds(lambda: bundle_of(vote, made))
        return [
            Figure(f"seal {SEALED:,} ballots", sealing, "s", 10),
            Figure(f"count {SEALED:,} sealed ballots, by their rule and all others that apply", counting, "s"),
            Figure(f"ballots sealed of {SEALED:,}", made.ballots_count, "ballots", SEALED, is_floor=True),
            Figure(f"bundle of {SEALED:,} ballots", bundling, "s"),
            Figure(f"bundle of {SEALED:,} ballots, for whoever has it already", telling, "s", 0.1),
        ]


def tallies() -> list[Figure]:
    """A million sealed approval ballots are read and counted, by their rule and by all others that apply."""
    with town():
        vote = _vote()
        db.session.execute(_SEALED, {"vote_id": vote.id, "count": TALLIED})
        db.session.commit()
        return [
            Figure(f"count {TALLIED:,} approval ballots", _seconds(lambda: count_election(election(vote), "plurality")), "s", 10)
        ]


def _seal(vote: Vote) -> None:
    """As the action does before it counts."""
    with transaction():
        hold(vote, alone=True)
        seal(vote)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _vote() -> Vote:
    options = [OwnOption(f"Option {number}") for number in range(OPTIONS)]
    return create_vote(SYSTEM, places.consultation(), Draft(title="What first?", own_options=options, max_choices=5))
