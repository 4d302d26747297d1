"""Background work of invitations."""

from consult.core.actors import INSTANCE, SYSTEM
from consult.fieldwork.queries import still_keyed
from consult.invitations.actions import delete_ended_lists
from workers.celery import celery


@celery.task(name="invitations.sweep_ended_lists")
def sweep_ended_lists() -> None:
    """Deletes the lists of residents of diagnostics that have ended, once no sheet of paper is typed in any more."""
    delete_ended_lists(SYSTEM, INSTANCE, keeping=still_keyed())
