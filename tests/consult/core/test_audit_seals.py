"""Sealing the audit: in batches, in order, never past what is still under way."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import delete, text, update
from sqlalchemy.exc import IntegrityError

from consult.core import merkle
from consult.core.actors import INSTANCE, SYSTEM
from consult.core.audit import AuditEntry, record
from consult.core.audit_seals import FIRST_HEAD, AuditSeal, entry_leaf, latest_seal, next_head, seal_audit, seals
from consult.core.db import db
from consult.core.transaction import transaction

pytestmark = pytest.mark.usefixtures("database")


def _write(count: int, action: str = "votes.close_vote") -> None:
    with transaction():
        for _ in range(count):
            record(action, SYSTEM, INSTANCE, is_secret=False)


def _seal(batch: int = 10_000) -> bool:
    with transaction():
        return seal_audit(batch)


def test_entries_are_sealed_in_batches_each_chained_to_the_one_before() -> None:
    _write(5)
    assert _seal(3) and _seal(3) and not _seal(3)
    first, second = seals()
    assert (first.number, len(first.entry_ids), second.number, len(second.entry_ids)) == (1, 3, 2, 2)
    assert (first.previous_head, second.previous_head) == (FIRST_HEAD, first.head)
    assert first.root == merkle.root(first.leaf_digests()) and second.head == next_head(first.head, second.root)
    entries = db.session.query(AuditEntry).order_by(AuditEntry.id).all()
    assert [entry_leaf(one) for one in entries] == first.leaf_digests() + second.leaf_digests()
    assert (first.first_entry_id, first.last_entry_id) == (entries[0].id, entries[2].id)
    assert latest_seal() is second and [one.number for one in seals(after=1)] == [2]


def test_where_nothing_is_new_nothing_is_sealed() -> None:
    assert not _seal()
    assert latest_seal() is None


@contextmanager
def _under_way(app: Flask) -> Iterator[None]:
    """Somebody who has written an entry, with its id, and has not committed yet."""
    written, done = threading.Event(), threading.Event()

    def write() -> None:
        with app.app_context(), transaction():
            record("votes.cast_ballot", SYSTEM, INSTANCE, is_secret=True)
            written.set()
            done.wait(20)

    with ThreadPoolExecutor(1) as hands:
        working = hands.submit(write)
        written.wait(20)
        try:
            yield
        finally:
            done.set()
            working.result()


def test_an_entry_still_under_way_keeps_later_ones_from_being_sealed_before_it(database: Flask) -> None:
    _write(1)
    with _under_way(database):
        _write(1)
        assert not _seal()
    assert _seal()
    seal = latest_seal()
    assert seal is not None and len(seal.entry_ids) == 3
    assert seal.entry_ids == sorted(seal.entry_ids)


def test_writers_go_on_while_a_batch_is_being_sealed(database: Flask) -> None:
    _write(1)

    def write() -> None:
        with database.app_context():
            _write(1)

    with transaction():
        assert seal_audit()
        with ThreadPoolExecutor(1) as hands:
            hands.submit(write).result(timeout=20)
    seal = latest_seal()
    assert seal is not None and len(seal.entry_ids) == 1


def test_many_who_seal_at_once_under_writers_lose_and_double_nothing(database: Flask) -> None:
    def work(number: int) -> None:
        with database.app_context():
            for _ in range(10):
                _write(1) if number % 2 else _seal(7)

    with ThreadPoolExecutor(8) as hands:
        list(hands.map(work, range(8)))
    while _seal():
        pass
    ids = [entry_id for seal in seals() for entry_id in seal.entry_ids]
    assert ids == [entry_id for (entry_id,) in db.session.query(AuditEntry.id).order_by(AuditEntry.id)]
    assert len(ids) == 40


@pytest.mark.parametrize("model", [AuditEntry, AuditSeal])
def test_the_database_refuses_to_change_or_delete_what_was_written(model: type[AuditEntry | AuditSeal]) -> None:
    _write(1)
    _seal()
    column = "action" if model is AuditEntry else "number"
    for statement in (
        update(model).values({column: getattr(model, column)}),
        delete(model),
        text(f"TRUNCATE {model.__tablename__}"),
    ):
        with pytest.raises(IntegrityError, match="only added"):
            db.session.execute(statement)
        db.session.rollback()
