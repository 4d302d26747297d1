"""The census of the territory beside the questions of the diagnostic."""

import pytest

from consult.assessments.facts import plan_of
from consult.assessments.population import in_keys, key_of, population_of
from consult.assessments.voices import NOT_ASKED, Variable
from tests.consult.assessments.made_inputs import AGE
from tests.factories import assessments, places

pytestmark = pytest.mark.usefixtures("database")


def test_counts_and_shares_are_shares_by_the_keys_of_the_question() -> None:
    first, second = (places.consultation(places.organisation(name)) for name in ("Valfleuri", "Hautbourg"))
    assessments.census(first, {"young": 3_000, "60 AND OVER": 1_000}, unit="inhabitants")
    assessments.census(second, {"UNDER-60": 0.8, "Ôld": 0.2})
    assert population_of(first.territory, [AGE]) == {"age": {"young": 0.75, "old": 0.25}}
    assert population_of(second.territory, [AGE]) == {"age": {"young": 0.8, "old": 0.2}}


def test_what_the_question_does_not_ask_keeps_its_name_and_other_areas_and_variables_are_left_out() -> None:
    made = places.consultation()
    assessments.census(made, {"young": 1, "unheard of": 1, "old": 2}, unit="inhabitants")
    assessments.census(made, {"young": 1}, area="North")
    assessments.census(made, {"f": 1}, variable="sex")
    assert population_of(made.territory, [AGE]) == {"age": {"young": 0.25, "unheard of": 0.25, "old": 0.5}}
    assert population_of(made.territory, []) == {}


def test_usual_spellings_are_the_same_category() -> None:
    bands = Variable("age_band", "Age", ("a", "b", "c"), ("18 à 39 ans", "40-64", "65 ans et plus"))
    assert in_keys(bands, {"18 - 39": 0.3, "40 à 64": 0.4, "65 et +": 0.3}) == {"a": 0.3, "b": 0.4, "c": 0.3}


def test_what_organisers_say_comes_before_words_and_people_who_are_not_asked_are_left_out() -> None:
    said = (("30 44", "b"), ("under 60", "b"), ("0 17", NOT_ASKED), ("45 59", "gone"))
    variable = Variable("age", "Age", ("a", "b"), ("Under 60", "60 and over"), said)
    shares = in_keys(variable, {"0-17": 0.2, "Under 60": 0.4, "30-44": 0.1, "60+": 0.1, "45-59": 0.2})
    assert shares == {"b": pytest.approx(0.75), "45-59": pytest.approx(0.25)}
    assert key_of(variable, "45-59") is None and key_of(variable, "0 – 17") == NOT_ASKED


def test_a_census_of_people_who_are_all_not_asked_tells_nothing() -> None:
    assert in_keys(Variable("age", "Age", ("a",), ("Adults",), (("0 17", NOT_ASKED),)), {"0-17": 1.0}) == {}


def test_a_draft_is_weighted_where_the_census_is_known() -> None:
    made = assessments.of_ages(places.consultation(), {"young": 60, "old": 30})
    assessments.census(made, {"young": 4_000, "old": 4_000}, unit="inhabitants")
    assert plan_of(made).weighed == plan_of(made).variables
    drafted = assessments.draft(made)
    assert drafted.inputs["weighting"]["n_eff"] == 80.0
    assert drafted.inputs["who"][0]["rows"][0] == {"label": "Under 60", "count": 60, "share": 0.6667, "population": 0.5}
    first = next(one for one in drafted.estimates if one.statement == "Getting about without a car")
    assert first.figures["weighted"]["importance"]["value"] == 0.5
