"""Background work of fieldwork."""

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.fieldwork import series_actions
from consult.fieldwork.models import SeriesFile
from consult.jobs import Job
from workers.celery import celery


@celery.task(name=Job.MAKE_FILE.value)
def make_file(file_id: int) -> None:
    """Makes the PDF of some sheets."""
    if file := db.session.get(SeriesFile, file_id):
        series_actions.make_file(SYSTEM, file)
