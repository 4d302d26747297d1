"""Background work of diagnostics."""

from consult.core.actors import INSTANCE, SYSTEM
from consult.diagnostics.draft_actions import delete_expired_drafts
from workers.celery import celery


@celery.task(name="diagnostics.sweep_expired_drafts")
def sweep_expired_drafts() -> None:
    """Deletes what people began to answer and never sent, long after the end of its stage."""
    delete_expired_drafts(SYSTEM, INSTANCE)
