"""Background work of results."""

from consult.consultations.models import Consultation
from consult.core.actors import INSTANCE, SYSTEM
from consult.core.db import db
from consult.jobs import Job
from consult.results import actions, download_actions
from consult.results.models import ResponsesDownload
from workers.celery import celery


@celery.task(name=Job.COUNT_RESULTS.value)
def count_results(consultation_id: int) -> None:
    """Counts what people answered in the diagnostic of the consultation."""
    actions.count_results(SYSTEM, db.session.get_one(Consultation, consultation_id))


@celery.task(name=Job.WRITE_RESPONSES.value)
def write_responses(download_id: int) -> None:
    """Writes the file of responses that somebody asked for."""
    if download := db.session.get(ResponsesDownload, download_id):
        download_actions.write_responses(SYSTEM, download)


@celery.task(name="results.sweep_old_downloads")
def sweep_old_downloads() -> None:
    """Deletes files of responses a day after they were written."""
    download_actions.delete_old_downloads(SYSTEM, INSTANCE)
