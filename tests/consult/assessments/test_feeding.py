"""The questionnaire gives what the order of the needs goes by, or organisers are told before anybody answers."""

import pytest
from flask import Flask

from consult.assessments.feeding import unfed, unfed_order
from consult.assessments.recipes import INDICATOR_KEYS, Recipe
from consult.consultations.models import Consultation
from consult.consultations.readiness import missing_in_open_stages
from consult.core.db import db
from consult.core.i18n import force_locale
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.queries import needs_in_order
from tests import people
from tests.browser import Browser
from tests.factories import diagnostics, places


@pytest.fixture
def made(database: Flask) -> Consultation:
    """A consultation whose questionnaire asks for satisfaction and for what matters most."""
    found = places.consultation(open_stages=())
    diagnostics.questionnaire(found, places.needs(found))
    return found


def _without(made: Consultation, kind: str) -> Questionnaire:
    """The questionnaire without its questions of that type."""
    sheet = db.session.query(Questionnaire).filter_by(consultation_id=made.id).one()
    sheet.questions = [question for question in sheet.questions if question.kind != kind]
    db.session.commit()
    return sheet


def test_the_usual_questionnaire_feeds_the_usual_order(made: Consultation) -> None:
    assert unfed_order(made) == []


@pytest.mark.parametrize(
    ("kind", "order_by", "measure"),
    [
        ("satisfaction", "importance_satisfaction", "satisfaction"),
        ("satisfaction", "satisfaction", "satisfaction"),
        ("top_k", "importance_satisfaction", "importance"),
        ("", "ranked_discrepancy", "importance_rating"),
    ],
)
def test_what_nobody_is_asked_is_told(made: Consultation, kind: str, order_by: str, measure: str) -> None:
    sheet = _without(made, kind)
    (one,) = unfed(Recipe(INDICATOR_KEYS, order_by), sheet, needs_in_order(made))
    assert one.measure == measure and one.is_all
    with force_locale("en"):
        assert "order goes by" in str(one.lack)


def test_an_order_by_importance_needs_no_satisfaction(made: Consultation) -> None:
    sheet = _without(made, "satisfaction")
    assert unfed(Recipe(INDICATOR_KEYS, "importance"), sheet, needs_in_order(made)) == []


def test_needs_the_questionnaire_leaves_out_are_named(made: Consultation) -> None:
    sheet = db.session.query(Questionnaire).filter_by(consultation_id=made.id).one()
    sheet.questions[0].options = {**sheet.questions[0].options, "items": sheet.questions[0].options["items"][:2]}
    db.session.commit()
    (one,) = unfed_order(made)
    assert [need.statement for need in one.needs] == [places.NEEDS[2][1]] and not one.is_all


def test_organisers_read_it_where_they_choose_the_rules_and_where_they_look_what_is_missing(
    made: Consultation, visitor: Browser
) -> None:
    _without(made, "satisfaction")
    visitor.sign_in(people.olga(made.organisation))
    address = f"/organisation/consultations/{made.uid}"
    for page in (address, f"{address}/bilan", f"{address}/bilan/regles"):
        assert "how satisfied people are, and no question asks it" in visitor.get(page).get_data(as_text=True)
    places.close_stage(made, "diagnostic")
    assert not missing_in_open_stages(made), "over is over"
