"""Projects, written straight into the database for tests about something else."""

from datetime import date
from decimal import Decimal

from consult.assessments.models import NeedsAssessment
from consult.core.db import db
from consult.projects.models import Indicator, Partner, Project
from tests.factories import assessments


def project(assessment: NeedsAssessment | None = None) -> Project:
    """An evening bus, started from the first need of a published assessment, carried by an association."""
    assessment = assessment or assessments.published()
    row = Project(
        consultation=assessment.consultation,
        need=assessment.estimates[0].need,
        assessment=assessment,
        title="An evening bus",
        hypothesis="If the last bus leaves at midnight, people without a car can work late.",
        decision_rule="After six months we go on above 40 riders a day, and stop below 20.",
        starts_on=date(2026, 3, 1),
        partners=[Partner(name="Les Roues solidaires", kind="association", contribution="A minibus")],
    )
    db.session.add(row)
    db.session.commit()
    return row


def indicator(row: Project | None = None) -> Indicator:
    """The riders of the evening bus, from 10 to 50 a day."""
    row = row or project()
    measures = {"unit": "people a day", "effect": "quality-of-life", "baseline": Decimal(10), "target": Decimal(50)}
    made = Indicator(project_id=row.id, label="Evening riders", **measures)
    db.session.add(made)
    db.session.commit()
    return made
