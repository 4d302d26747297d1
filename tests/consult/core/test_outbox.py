"""What is due."""

import threading

import pytest
from flask import Flask
from sqlalchemy import literal, select, update

from consult.core import outbox
from consult.core.clock import now
from consult.core.db import db
from consult.core.outbox import Heartbeat
from consult.core.transaction import transaction
from consult.jobs import Job


@pytest.mark.usefixtures("database")
def test_a_reason_rolled_back_is_not_due() -> None:
    with pytest.raises(ZeroDivisionError), transaction():
        outbox.ring(Job.TALLY_VOTE, 7)
        _ = 1 / 0
    assert outbox.due() == []


@pytest.mark.usefixtures("database")
def test_many_reasons_for_one_thing_are_due_once_and_consumed_together() -> None:
    with transaction():
        for target in (7, 8, 7, 7):
            outbox.ring(Job.TALLY_VOTE, target)
    assert outbox.due() == [(Job.TALLY_VOTE, 7), (Job.TALLY_VOTE, 8)]
    with transaction(snapshot=True):
        assert outbox.consume(Job.TALLY_VOTE, 7) == 3
    assert outbox.due() == [(Job.TALLY_VOTE, 8)]


def test_a_reason_written_while_the_work_runs_stays_due(database: Flask) -> None:
    with transaction():
        outbox.ring(Job.TALLY_VOTE, 7)

    def ring_meanwhile() -> None:
        with database.app_context(), transaction():
            outbox.ring(Job.TALLY_VOTE, 7)

    with transaction(snapshot=True):
        assert db.session.scalar(db.text("SELECT count(*) FROM outbox")) == 1
        other = threading.Thread(target=ring_meanwhile)
        other.start()
        other.join()
        assert outbox.consume(Job.TALLY_VOTE, 7) == 1
    assert outbox.due() == [(Job.TALLY_VOTE, 7)]


@pytest.mark.usefixtures("database")
def test_a_heartbeat_keeps_only_the_last_beat() -> None:
    for _ in range(2):
        with transaction():
            outbox.beat("sweep")
    assert db.session.query(Heartbeat).count() == 1


@pytest.mark.usefixtures("database")
def test_what_a_statement_changes_is_due_in_the_same_statement() -> None:
    with transaction():
        db.session.add_all([Heartbeat(name="sweep", beat_at=now()), Heartbeat(name="backup", beat_at=now())])
        db.session.flush()
        changed = (
            update(Heartbeat).where(Heartbeat.name != "sweep").values(beat_at=now()).returning(literal(7).label("target_id"))
        )
        rung = outbox.ring_each(Job.TALLY_VOTE, select(changed.cte("changed").c.target_id))
        assert len(db.session.connection().execute(rung).all()) == 1
    assert outbox.due() == [(Job.TALLY_VOTE, 7)]
