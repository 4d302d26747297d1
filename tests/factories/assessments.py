"""Diagnostics answered by many, drafts and published assessments."""

from consult.assessments import actions
from consult.assessments.models import NeedsAssessment
from consult.assessments.queries import draft_of
from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.models import Response
from consult.needs.models import Need
from tests.factories import diagnostics, places

# How many people name which need, and how they rate what answers the three today.
CROWD = (
    (40, ["n1"], {"n1": 1, "n2": 2, "n3": 2}),
    (12, ["n2"], {"n1": 2, "n2": 4, "n3": 4}),
    (10, ["n3", "n1"], {"n1": 4, "n2": 2}),
)


def answered(made: Consultation | None = None, *, times: int = 1, needs: list[Need] | None = None) -> Consultation:
    """A consultation whose three needs 62 people have spoken of: a bus before all, a doctor and a home level."""
    made = made or places.consultation()
    sheet = diagnostics.questionnaire(made, needs or places.needs(made))
    for people, picks, levels in CROWD:
        answers = diagnostics.answers(sheet, levels, picks)
        db.session.add_all(Response(questionnaire_id=sheet.id, channel="paper", answers=answers) for _ in range(people * times))
    db.session.commit()
    return made


def draft(made: Consultation | None = None) -> NeedsAssessment:
    """The draft of that consultation, brought up to date."""
    made = made or answered()
    actions.draft_assessment(SYSTEM, made)
    drafted = draft_of(made)
    assert drafted is not None
    return drafted


def published(made: Consultation | None = None) -> NeedsAssessment:
    """The same, published."""
    return actions.publish_assessment(SYSTEM, draft(made).consultation)
