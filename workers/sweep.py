"""The sweep: rings for what has been due for long, in case the relay is away, and notes that the job path works."""

from datetime import timedelta

from consult.core import outbox
from consult.core.audit_seals import seal_audit as seal_batch
from consult.core.transaction import transaction
from workers.celery import celery
from workers.relay import ring

LONG = timedelta(seconds=10)


@celery.task(name="sweep.sweep")
def sweep() -> None:
    """Wakes workers for what has waited long and writes the time, by which `consult doctor` knows that jobs run."""
    for one in outbox.due(waiting=LONG):
        ring(one)
    with transaction():
        outbox.beat("sweep")


@celery.task(name="sweep.seal_audit")
def seal_audit() -> None:
    """Seals what the audit has gained, batch after batch."""
    is_more = True
    while is_more:
        with transaction():
            is_more = seal_batch()
