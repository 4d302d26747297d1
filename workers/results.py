"""Background work of results."""

from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.jobs import Job
from consult.results import actions
from workers.celery import celery


@celery.task(name=Job.COUNT_RESULTS.value)
def count_results(consultation_id: int) -> None:
    """Counts what people answered in the diagnostic of the consultation."""
    actions.count_results(SYSTEM, db.session.get_one(Consultation, consultation_id))
