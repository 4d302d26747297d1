"""A whole thread, from an answer to a reading, written straight into the database for tests of those who follow it."""

from datetime import date
from decimal import Decimal

from consult.accounts.models import Account
from consult.assessments.models import NeedsAssessment
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.diagnostics.models import Response
from consult.ideas.models import Endorsement, Idea
from consult.moderation.models import APPROVED
from consult.needs.models import Need
from consult.projects.models import Indicator, Project, Reading
from tests.factories import assessments, diagnostics


def idea(need: Need, author: Account | None = None, title: str = "An evening bus", state: str = APPROVED) -> Idea:
    """An idea for the need."""
    row = Idea(consultation_id=need.consultation_id, need_id=need.id, title=title, body="Please.", review_state=state)
    row.author_id = author.id if author else None
    db.session.add(row)
    db.session.commit()
    return row


def endorsement(of: Idea, account: Account) -> None:
    """Somebody's support of the idea."""
    db.session.add(Endorsement(idea_id=of.id, person_id=account.person_id))
    db.session.commit()


def answer(made: Consultation, needs: list[Need], account: Account | None, picks: tuple[str, ...] = ("n1",)) -> Response:
    """Somebody's answer that names the needs of these keys, among those of many others."""
    assessments.answered(made, needs=needs)
    sheet = diagnostics_sheet(made)
    return diagnostics.response(sheet, account, diagnostics.answers(sheet, {"n1": 2}, picks))


def diagnostics_sheet(made: Consultation) -> "diagnostics.Questionnaire":
    """The questionnaire of the consultation."""
    return db.session.query(diagnostics.Questionnaire).filter_by(consultation_id=made.id).one()


def project(need: Need, assessment: NeedsAssessment, value: str | None = "31") -> Project:
    """A project from the need with one indicator, measured once where a value is given."""
    row = Project(
        consultation_id=need.consultation_id,
        need_id=need.id,
        assessment_id=assessment.id,
        title="Line 7 until midnight",
        hypothesis="People who work late leave their car at home.",
        decision_rule="Go on if a hundred people ride each evening.",
        starts_on=date(2026, 9, 1),
    )
    readings = [Reading(measured_on=date(2026, 11, 1), value=Decimal(value))] if value else []
    riders = Indicator(label="Riders each evening", unit="people", effect="quality_of_life", baseline=12, target=100)
    riders.readings = readings
    row.indicators = [riders]
    db.session.add(row)
    db.session.commit()
    return row
