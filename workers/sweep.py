"""The sweep: rings for everything due, in case the relay is away, and notes that the job path works."""

import time

from consult.core import outbox
from consult.core.transaction import transaction
from workers.celery import celery
from workers.relay import ring_due

_rung: dict[tuple[str, int], float] = {}


@celery.task(name="sweep.sweep")
def sweep() -> None:
    """Wakes workers for what is due and writes the time, by which `consult doctor` knows that jobs run."""
    ring_due(_rung, time.monotonic())
    with transaction():
        outbox.beat("sweep")
