"""Respondents weighted by the rules of the assessment."""

from datetime import date

import pytest

from consult.core.db import db
from consult.results.reading import read_answers
from consult.results.weights import weighing_plan, weighted_crowd
from consult.territories.models import CensusMargin
from tests.factories import places, surveys

pytestmark = pytest.mark.usefixtures("database")


def test_without_a_census_nobody_is_weighted() -> None:
    sheet = surveys.questionnaire(places.consultation())
    surveys.respond(sheet, 60)
    plan = weighing_plan(sheet)
    found = weighted_crowd(read_answers(sheet, plan.weighed), plan)
    assert found.told == {} and found.crowd.weights is None and found.crowd.respondents == 60


def test_the_census_weights_people_or_says_why_not() -> None:
    made = places.consultation()
    sheet = surveys.questionnaire(made)
    surveys.respond(sheet, 80)
    told = {"territory_id": made.territory_id, "variable": "sex", "source": "Insee", "observed_on": date(2021, 1, 1)}
    db.session.add_all([CensusMargin(category="women", share=0.6, **told), CensusMargin(category="men", share=0.4, **told)])
    db.session.commit()
    plan = weighing_plan(sheet)
    answers = read_answers(sheet, plan.weighed)
    found = weighted_crowd(answers, plan)
    assert found.told["by"] == ["About profile"] and 5 <= found.told["n_eff"] <= 80
    assert found.crowd.cells is not None and found.crowd.weights is not None
    assert found.crowd.weights[found.crowd.cells].mean() == pytest.approx(1)
    assert found.crowd.of_weights == {next(one.uid for one in sheet.questions if one.options.get("variable"))}
    db.session.add(CensusMargin(category="others", share=0.1, **told))
    db.session.commit()
    plan = weighing_plan(sheet)
    found = weighted_crowd(answers, plan)
    assert found.told["refused"] and found.crowd.weights is None
