"""The checker of the audit names every entry that was touched."""

import random
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import text

from consult.core.actors import INSTANCE, SYSTEM
from consult.core.audit import record
from consult.core.audit_checking import Finding, check_audit
from consult.core.audit_seals import seal_audit, seals
from consult.core.db import db
from consult.core.transaction import transaction

ENTRIES = 12
THOUSAND = 1_000


@pytest.fixture(autouse=True)
def ids(database: Flask) -> list[int]:
    """The ids of entries sealed in batches of four; between two of them ids were drawn and not used."""
    for number in range(ENTRIES):
        with transaction():
            record(f"votes.action_{number}", SYSTEM, INSTANCE, is_secret=False)
        db.session.execute(text("SELECT nextval('audit_entry_id_seq')"))
        db.session.commit()
    for _ in range(3):
        with transaction():
            assert seal_audit(4)
    return [entry_id for seal in seals() for entry_id in seal.entry_ids]


def _tamper(*statements: str, **facts: object) -> None:
    """As somebody who owns the database could, whatever its triggers say."""
    db.session.execute(text("SET LOCAL session_replication_role = replica"))
    for statement in statements:
        db.session.execute(text(statement), facts)
    db.session.commit()
    db.session.expire_all()


def _found() -> list[Finding]:
    return list(check_audit())


def test_an_untouched_audit_agrees_with_its_seals() -> None:
    with transaction():
        record("votes.not_sealed_yet", SYSTEM, INSTANCE, is_secret=False)
    assert _found() == []


def test_a_changed_entry_is_named(ids: list[int]) -> None:
    _tamper("UPDATE audit_entry SET account_id = 7 WHERE id = :one", one=ids[5])
    assert _found() == [Finding("changed", ids[5], 2)]
    assert str(_found()[0]) == f"entry {ids[5]} was changed (seal 2)"


def test_a_removed_entry_is_named(ids: list[int]) -> None:
    _tamper("DELETE FROM audit_entry WHERE id = :one", one=ids[0])
    assert _found() == [Finding("removed", ids[0], 1)]


def test_an_inserted_entry_is_named(ids: list[int]) -> None:
    columns = "action, account_id, actor_kind, target_kind, target_id, happened_at"
    _tamper(f"INSERT INTO audit_entry (id, {columns}) SELECT id + 1, {columns} FROM audit_entry WHERE id = :one", one=ids[2])
    assert _found() == [Finding("inserted", ids[2] + 1, 1)]


def test_two_entries_that_changed_places_are_named(ids: list[int]) -> None:
    swap = [
        "UPDATE audit_entry SET id = -1 WHERE id = :one",
        "UPDATE audit_entry SET id = :one WHERE id = :other",
        "UPDATE audit_entry SET id = :other WHERE id = -1",
    ]
    _tamper(*swap, one=ids[8], other=ids[10])
    assert _found() == [Finding("moved", ids[8], 3), Finding("moved", ids[10], 3)]


def test_a_seal_that_was_rewritten_or_removed_is_named() -> None:
    _tamper("UPDATE audit_seal SET head = sha256(head) WHERE number = 2")
    assert _found() == [Finding("broken", None, 2), Finding("broken", None, 3)]
    assert str(_found()[0]) == "seal 2 is broken"
    _tamper("DELETE FROM audit_seal WHERE number = 2")
    kinds = {(finding.kind, finding.seal_number) for finding in _found()}
    assert ("missing", 2) in kinds


MUTATIONS: dict[str, Callable[[int], str]] = {
    "changed": lambda one: f"UPDATE audit_entry SET action = action || 'x' WHERE id = {one}",
    "removed": lambda one: f"DELETE FROM audit_entry WHERE id = {one}",
    "inserted": lambda one: (
        "INSERT INTO audit_entry (id, action, actor_kind, target_kind, happened_at) "
        f"VALUES ({one + 1}, 'votes.forged', 'system', 'Vote', now())"
    ),
}


def test_of_several_mutations_at_once_each_is_named(ids: list[int]) -> None:
    chance = random.Random(11)
    chosen = {one: chance.choice(list(MUTATIONS)) for one in chance.sample(ids[:-1], 6)}
    _tamper(*(MUTATIONS[kind](one) for one, kind in chosen.items()))
    expected = {(kind, one + 1 if kind == "inserted" else one) for one, kind in chosen.items()}
    assert {(finding.kind, finding.entry_id) for finding in _found()} == expected


def test_of_a_thousand_random_mutations_each_is_named_and_nothing_else(ids: list[int]) -> None:
    columns = "action, actor_kind, target_kind, happened_at"
    entry = "SELECT :after + 2 * number, 'votes.cast_ballot', 'account', 'Vote', now() FROM generate_series(1, :count) AS number"
    _tamper(f"INSERT INTO audit_entry (id, {columns}) {entry}", after=ids[-1], count=3 * THOUSAND)
    while _seal_batch():
        pass
    many = [entry_id for seal in seals() for entry_id in seal.entry_ids][ENTRIES:-1]
    assert len(many) == 3 * THOUSAND - 1 and _found() == []
    chance = random.Random(12)
    chosen = {one: chance.choice(list(MUTATIONS)) for one in chance.sample(many, THOUSAND)}
    _tamper("; ".join(MUTATIONS[kind](one) for one, kind in chosen.items()))
    expected = {(kind, one + 1 if kind == "inserted" else one) for one, kind in chosen.items()}
    assert {(finding.kind, finding.entry_id) for finding in _found()} == expected


def _seal_batch() -> bool:
    with transaction():
        return seal_audit(200)
