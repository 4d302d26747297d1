"""The sweep."""

import pytest
from sqlalchemy import update

from consult.core import outbox
from consult.core.actors import INSTANCE, SYSTEM
from consult.core.audit import record
from consult.core.audit_seals import latest_seal
from consult.core.clock import now
from consult.core.db import db
from consult.core.outbox import Heartbeat, OutboxEntry
from consult.core.transaction import transaction
from consult.jobs import Job
from workers.celery import celery
from workers.sweep import LONG, seal_audit, sweep


@pytest.mark.usefixtures("database")
def test_a_sweep_leaves_the_time_by_which_one_knows_that_jobs_run() -> None:
    sweep.run()
    assert db.session.get(Heartbeat, "sweep") is not None


@pytest.mark.usefixtures("database")
def test_a_sweep_rings_for_what_has_waited_long_and_leaves_the_rest_to_the_relay() -> None:
    with transaction():
        outbox.ring(Job.TALLY_VOTE, 1)
        outbox.ring(Job.TALLY_VOTE, 2)
        db.session.execute(update(OutboxEntry).where(OutboxEntry.target_id == 1).values(created_at=now() - 2 * LONG))
    with celery.connection_for_write() as connection:
        queue = celery.amqp.queues["celery"].bind(connection.default_channel)
        queue.declare()
        queue.purge()
        sweep.run()
        rung = queue.get(no_ack=True)
        assert rung.headers["task"] == Job.TALLY_VOTE and rung.headers["argsrepr"] == "(1,)"
        assert queue.get(no_ack=True) is None


@pytest.mark.usefixtures("database")
def test_what_the_audit_has_gained_is_sealed_and_a_quiet_minute_adds_nothing() -> None:
    with transaction():
        record("votes.close_vote", SYSTEM, INSTANCE, is_secret=False)
    for _ in range(2):
        seal_audit.run()
        seal = latest_seal()
        assert seal is not None and len(seal.entry_ids) == 1 and seal.number == 1
