"""Background work of diagnostics."""

from consult.core.actors import INSTANCE, SYSTEM
from consult.diagnostics.answer_import_actions import delete_old_answer_files
from consult.diagnostics.draft_actions import delete_expired_drafts
from consult.diagnostics.photo_actions import delete_unused_photos
from workers.celery import celery


@celery.task(name="diagnostics.sweep_expired_drafts")
def sweep_expired_drafts() -> None:
    """Deletes what people began to answer and never sent, long after the end of its stage."""
    delete_expired_drafts(SYSTEM, INSTANCE)


@celery.task(name="diagnostics.sweep_unused_photos")
def sweep_unused_photos() -> None:
    """Deletes photos that neither a response nor a draft names any more."""
    delete_unused_photos(SYSTEM, INSTANCE)


@celery.task(name="diagnostics.sweep_old_answer_files")
def sweep_old_answer_files() -> None:
    """Deletes files of answers that nobody confirmed for a day."""
    delete_old_answer_files(SYSTEM, INSTANCE)
