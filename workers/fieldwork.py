"""Background work of fieldwork."""

from consult.core.actors import INSTANCE, SYSTEM
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


@celery.task(name="fieldwork.sweep_old_files")
def sweep_old_files() -> None:
    """Deletes the files of sheets that nobody prints any more."""
    series_actions.delete_old_files(SYSTEM, INSTANCE)
