"""Background work of assessments."""

from consult.assessments import actions
from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.jobs import Job
from workers.celery import celery


@celery.task(name=Job.DRAFT_ASSESSMENT)
def draft_assessment(consultation_id: int) -> None:
    """Brings the draft of the consultation up to date."""
    actions.draft_assessment(SYSTEM, db.session.get_one(Consultation, consultation_id))
