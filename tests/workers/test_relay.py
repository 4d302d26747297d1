"""Ringing the bell, on the real broker."""

import pytest
from flask import Flask

from consult.core import outbox
from consult.core.transaction import transaction
from consult.jobs import Job
from workers.celery import celery
from workers.relay import RING_AGAIN_SECONDS, ring_due


@pytest.fixture
def queue(database: Flask) -> Flask:
    """An empty queue."""
    with celery.connection_for_write() as connection:
        bound = celery.amqp.queues["celery"].bind(connection.default_channel)
        bound.declare()
        bound.purge()
    return database


def _ring(*targets: int) -> None:
    with transaction():
        for target in targets:
            outbox.ring(Job.TALLY_VOTE, target)


def _waiting() -> int:
    with celery.connection_for_read() as connection:
        return int(celery.amqp.queues["celery"].bind(connection.default_channel).queue_declare(passive=True).message_count)


def test_each_thing_due_wakes_one_worker(queue: Flask) -> None:
    _ring(1, 2, 2, 2)
    assert ring_due({}, 100.0) == 2
    assert _waiting() == 2


def test_what_was_rung_for_lately_is_not_rung_for_again(queue: Flask) -> None:
    _ring(1)
    rung: dict[tuple[str, int], float] = {}
    assert ring_due(rung, 100.0) == 1
    assert ring_due(rung, 100.0 + RING_AGAIN_SECONDS / 2) == 0
    assert ring_due(rung, 100.0 + RING_AGAIN_SECONDS) == 1


def test_what_every_answer_makes_due_is_done_every_few_seconds_only(queue: Flask) -> None:
    _ring(1)
    rung: dict[tuple[str, int], float] = {}
    ring_due(rung, 100.0)
    with transaction():
        outbox.consume(Job.TALLY_VOTE, 1)
    _ring(1)
    assert ring_due(rung, 100.5) == 0
    assert ring_due(rung, 100.0 + RING_AGAIN_SECONDS) == 1


def test_what_is_done_and_rested_is_forgotten(queue: Flask) -> None:
    _ring(1)
    rung: dict[tuple[str, int], float] = {}
    ring_due(rung, 100.0)
    with transaction():
        outbox.consume(Job.TALLY_VOTE, 1)
    assert ring_due(rung, 100.0 + RING_AGAIN_SECONDS) == 0 and rung == {}
