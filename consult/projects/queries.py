"""Projects and where they stand."""

from sqlalchemy import select

from consult.assessments.queries import latest_assessment
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.needs.models import Need
from consult.projects.models import Project


def projects_of(consultation: Consultation) -> list[Project]:
    """The projects of the consultation, the latest first."""
    rows = select(Project).where(Project.consultation_id == consultation.id)
    return list(db.session.scalars(rows.order_by(Project.starts_on.desc(), Project.id.desc())).unique())


def projects_of_need(need: Need) -> list[Project]:
    """The projects that answer the need, the latest first."""
    rows = select(Project).where(Project.need_id == need.id)
    return list(db.session.scalars(rows.order_by(Project.starts_on.desc(), Project.id.desc())).unique())


def assessed_needs(consultation: Consultation) -> list[Need]:
    """The needs a project may start from, as the assessment published last ranks them; none before the first."""
    assessment = latest_assessment(consultation)
    return [estimate.need for estimate in assessment.estimates] if assessment else []
