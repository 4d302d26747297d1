"""Background work of assessments."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from consult.assessments import actions, print_actions, run_actions, voice_actions
from consult.assessments.models import NeedsAssessment
from consult.assessments.queries import every_published_assessment, published_assessments
from consult.assessments.run_models import AssessmentPart, AssessmentRun
from consult.assessments.sheets import reprint_outdated
from consult.assessments.voice_reading import read_on_the_way
from consult.consultations.models import Consultation
from consult.core import outbox
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.core.errors import DomainError
from consult.core.transaction import transaction
from consult.jobs import Job
from workers.celery import celery


@contextmanager
def _ended_by_faults(run: AssessmentRun) -> Iterator[None]:
    """Ends the run when a fault stops it; a database that is away is waited for, as everywhere."""
    try:
        yield
    except (DBAPIError, DomainError):
        raise
    except Exception as fault:
        run_actions.fail_run(SYSTEM, run, reason=type(fault).__name__)
        raise


@celery.task(name=Job.DRAFT_ASSESSMENT)
def draft_assessment(consultation_id: int) -> None:
    """Brings the draft of the consultation up to date; what was answered meanwhile is among its results too, and what was
    taken back in no printed assessment."""
    consultation = db.session.get_one(Consultation, consultation_id)
    actions.draft_assessment(SYSTEM, consultation, read=read_on_the_way)
    with transaction():
        outbox.ring(Job.COUNT_RESULTS, consultation_id)
        reprint_outdated(published_assessments(consultation))


@celery.task(name=Job.COUNT_PART.value)
def count_part(part_id: int) -> None:
    """Counts a part of a run."""
    if part := db.session.get(AssessmentPart, part_id):
        run = part.run
        with _ended_by_faults(run):
            run_actions.count_part(SYSTEM, part)
            run_actions.advance_run(SYSTEM, run)


@celery.task(name=Job.DRAW_PART.value)
def draw_part(part_id: int) -> None:
    """Draws from a part of a run."""
    if part := db.session.get(AssessmentPart, part_id):
        run = part.run
        with _ended_by_faults(run):
            run_actions.draw_part(SYSTEM, part)
            run_actions.advance_run(SYSTEM, run)


@celery.task(name=Job.ADVANCE_RUN.value)
def advance_run(run_id: int) -> None:
    """Lets a run go on."""
    if run := db.session.get(AssessmentRun, run_id):
        with _ended_by_faults(run):
            run_actions.advance_run(SYSTEM, run)


@celery.task(name=Job.FINISH_RUN.value)
def finish_run(run_id: int) -> None:
    """Writes the draft of a run."""
    if run := db.session.get(AssessmentRun, run_id):
        with _ended_by_faults(run):
            run_actions.finish_run(SYSTEM, run)


@celery.task(name=Job.HEAR_VOICES.value)
def hear_voices(consultation_id: int) -> None:
    """Reads the texts and opinions of the consultation."""
    voice_actions.hear_voices(SYSTEM, db.session.get_one(Consultation, consultation_id))


@celery.task(name=Job.PRINT_REPORT.value)
def print_report(assessment_id: int) -> None:
    """Makes the sheets of a published assessment."""
    print_actions.print_report(SYSTEM, db.session.get_one(NeedsAssessment, assessment_id))


@celery.task(name="assessments.sweep_outdated_sheets")
def sweep_outdated_sheets() -> None:
    """Lets those published assessments be printed anew that quote others than may be quoted now."""
    waiting = outbox.due()
    with transaction():
        reprint_outdated(one for one in every_published_assessment() if (Job.PRINT_REPORT.value, one.id) not in waiting)
