"""Sealing: what counts, what is put aside, and what the database alone can still tell."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from consult.accounts.models import Person
from consult.core import merkle
from consult.core.actors import SYSTEM, Actor
from consult.core.audit_seals import latest_seal, seal_audit
from consult.core.db import db
from consult.core.transaction import transaction
from consult.votes import electors, keys, queries
from consult.votes.actions import cast_ballot, tally_vote
from consult.votes.bundle.integrity import digest_of_vote
from consult.votes.bundle.lines import ballot_leaf
from consult.votes.models import Ballot, RefusedBallot, SealedBallot, Vote
from consult.votes.sealing import forget_voters, sealed_facts, sealed_lines, sweep_the_box
from tests.factories import votes as factory

pytestmark = pytest.mark.usefixtures("database")
VOTERS = 300
BY_TRANSACTION = "age(xmin) DESC, ctid"


def _closed(*choices: Sequence[int], times: int = 1) -> Vote:
    vote = factory.vote()
    factory.ballots(vote, *choices, times=times)
    factory.closed(vote)
    return vote


def _sealed() -> list[tuple[str, list[int]]]:
    return sorted((one.tracker, one.choices) for one in db.session.scalars(select(SealedBallot)))


def test_every_ballot_of_an_elector_is_sealed_under_the_root() -> None:
    vote = _closed((0,), (1, 2), times=6)
    boxed = sorted((one.tracker, list(one.choices or ())) for one in db.session.scalars(select(Ballot)))
    tally_vote(SYSTEM, vote)
    seal = queries.seal_of(vote)
    assert seal is not None and (seal.ballots_count, seal.refused_count, seal.is_verified) == (12, 0, True)
    assert _sealed() == boxed
    lines = list(sealed_lines(vote, seal))
    about = bytes.fromhex(digest_of_vote(sealed_facts(vote)))
    assert lines == sorted(lines) and seal.root == merkle.root([about, *(ballot_leaf(line) for line in lines)])
    assert lines[0].startswith(f"{boxed[0][0]},{vote.options[boxed[0][1][0]].uid}") and lines[0].endswith(",email,web")


def test_a_ballot_that_nobody_eligible_cast_is_put_aside() -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), times=12)
    stray = factory.stray_ballot(vote, 1)
    factory.closed(vote)
    tally_vote(SYSTEM, vote)
    seal, counted = queries.seal_of(vote), queries.tally(vote)
    assert seal is not None and (seal.ballots_count, seal.refused_count) == (12, 1)
    assert list(db.session.scalars(select(RefusedBallot.tracker))) == [stray.tracker]
    assert counted is not None and counted.ballots_count == queries.ballots_count(vote) == 12


def test_paper_handed_out_is_no_ballot_and_stays_in_the_box(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(electors, "HINDRANCES", [])
    vote = factory.vote()
    (handed, *_) = factory.ballots(vote, (0,), times=12)
    handed.channel, handed.choices = "handed", None
    db.session.commit()
    factory.closed(vote)
    tally_vote(SYSTEM, vote)
    seal = queries.seal_of(vote)
    assert seal is not None and (seal.ballots_count, seal.refused_count) == (11, 0)
    assert db.session.scalar(select(func.count()).select_from(Ballot).where(Ballot.choices.is_(None))) == 1


def test_sealing_again_changes_nothing() -> None:
    vote = _closed((0,), times=12)
    tally_vote(SYSTEM, vote)
    before, seal = _sealed(), queries.seal_of(vote)
    assert seal is not None
    root, sealed_at = seal.root, seal.sealed_at
    factory.stray_ballot(vote, 2)
    tally_vote(SYSTEM, vote)
    db.session.refresh(seal)
    assert (_sealed(), seal.root, seal.sealed_at, seal.refused_count) == (before, root, sealed_at, 0)


def test_without_the_key_all_ballots_count_and_the_seal_says_that_nobody_could_verify(keys_folder: Path) -> None:
    vote = _closed((0,), times=11)
    factory.stray_ballot(vote, 1)
    (keys_folder / "votes" / vote.uid).unlink()
    tally_vote(SYSTEM, vote)
    seal = queries.seal_of(vote)
    assert seal is not None and (seal.ballots_count, seal.refused_count, seal.is_verified) == (12, 0, False)


def test_the_seal_remembers_the_audit_before_it() -> None:
    vote = _closed((0,), times=11)
    assert seal_audit()
    db.session.commit()
    audit = latest_seal()
    assert audit is not None
    tally_vote(SYSTEM, vote)
    seal = queries.seal_of(vote)
    assert seal is not None and (seal.audit_seal_number, seal.audit_head) == (audit.number, audit.head)


def _cast_by_many() -> tuple[Vote, dict[bytes, int]]:
    """A vote of many whose ballots were cast one transaction each, and what the test alone knows: who chose what."""
    vote = factory.vote(max_choices=1)
    persons = [Person(fingerprint=f"{number:032}".encode()) for number in range(VOTERS)]
    db.session.add_all(persons)
    db.session.commit()
    chance, chosen = random.Random(7), {}
    for person in persons:
        place = chance.randrange(3)
        cast_ballot(Actor("account", person.id, person.id, ""), vote, {"choices": [vote.options[place].uid]})
        chosen[keys.handle(vote.uid, str(person.id))] = place
    return vote, chosen


def _agreement(vote: Vote, chosen: dict[bytes, int], table: str, order: str) -> float:
    """The share of persons whose choice is guessed right by reading rows in that order beside persons in the order they voted."""
    rows = db.session.execute(
        text(f"SELECT choices[1] FROM {table} WHERE vote_id = :vote_id ORDER BY {order}"), {"vote_id": vote.id}
    )
    guesses = list(rows.scalars())
    return sum(guess == truth for guess, truth in zip(guesses, chosen.values(), strict=True)) / len(guesses)


def _rank_correlation(vote: Vote, chosen: dict[bytes, int], table: str, column: str) -> float:
    """Spearman's, between the order in which ballots were cast and that of the column (handles or trackers known to the test)."""
    name = {"ballot": "handle", "sealed_ballot": "tracker"}[table]
    rows = db.session.execute(
        text(f"SELECT {name} FROM {table} WHERE vote_id = :vote_id ORDER BY {column}"), {"vote_id": vote.id}
    )
    found = [bytes(one) if isinstance(one, memoryview) else one for one in rows.scalars()]
    places = _cast_order(vote, chosen)[name]
    ranks = [places[one] for one in found]
    count = len(ranks)
    return 1 - 6 * sum((rank - place) ** 2 for place, rank in enumerate(ranks)) / (count * (count**2 - 1))


def _cast_order(vote: Vote, chosen: dict[bytes, int]) -> dict[str, dict[object, int]]:
    rows = db.session.execute(select(Ballot.handle, Ballot.tracker).where(Ballot.vote_id == vote.id))
    trackers = {handle: tracker for handle, tracker in rows}
    by_handle: dict[object, int] = {handle: place for place, handle in enumerate(chosen)}
    return {"handle": by_handle, "tracker": {trackers[handle]: place for place, handle in enumerate(chosen)}}


XMIN_JOIN = text("""
    SELECT count(*) FROM audit_entry AS entry JOIN ballot ON ballot.xmin = entry.xmin
    WHERE entry.action = 'votes.cast_ballot' AND ballot.vote_id = :vote_id
""")


def test_after_the_sealing_neither_place_nor_transaction_nor_audit_tells_who_chose_what() -> None:
    vote, chosen = _cast_by_many()
    # Before it, order gives everything away: the attack works, so that its failure afterwards says something.
    assert _agreement(vote, chosen, "ballot", BY_TRANSACTION) == 1.0
    assert _rank_correlation(vote, chosen, "ballot", BY_TRANSACTION) == 1.0
    assert db.session.scalar(XMIN_JOIN, {"vote_id": vote.id}) == VOTERS
    factory.closed(vote)
    tally_vote(SYSTEM, vote)
    assert db.session.scalar(XMIN_JOIN, {"vote_id": vote.id}) == 0
    for table in ("ballot", "sealed_ballot"):
        transactions = text(f"SELECT count(DISTINCT xmin::text) FROM {table} WHERE vote_id = :vote_id")
        assert db.session.scalar(transactions, {"vote_id": vote.id}) == 1
        # A third would be right by chance; six standard errors of it, and of a correlation, are allowed for.
        for order in (BY_TRANSACTION, "ctid"):
            assert abs(_agreement(vote, chosen, table, order) - 1 / 3) < 6 * (2 / 9 / VOTERS) ** 0.5
            assert abs(_rank_correlation(vote, chosen, table, order)) < 6 / VOTERS**0.5


def test_the_two_tables_of_a_sealed_vote_are_shuffled_apart() -> None:
    vote, _ = _cast_by_many()
    factory.closed(vote)
    tally_vote(SYSTEM, vote)
    in_box = list(db.session.scalars(text("SELECT tracker FROM ballot ORDER BY ctid")))
    sealed = list(db.session.scalars(text("SELECT tracker FROM sealed_ballot ORDER BY ctid")))
    assert sorted(in_box) == sorted(sealed) and len(in_box) == VOTERS
    # Of two independent orders about one place agrees.
    assert sum(one == other for one, other in zip(in_box, sealed, strict=True)) < 12


def test_of_ballots_that_are_gone_the_database_keeps_no_version() -> None:
    vote = _closed((0,), times=50)
    tally_vote(SYSTEM, vote)
    with transaction():
        forget_voters(vote)
    assert db.session.scalar(text("SELECT pg_relation_size('ballot')")) > 0
    db.session.rollback()
    sweep_the_box()
    assert db.session.scalar(text("SELECT pg_relation_size('ballot')")) == 0
