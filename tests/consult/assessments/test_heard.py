"""Who was heard, with nothing that gives few people away."""

import pytest

from consult.assessments.heard import heard
from consult.assessments.voices import Variable
from tests.consult.assessments.arrays import asked_of_all
from tests.consult.assessments.made_inputs import inputs

EVEN = {"age": {"young": 0.5, "old": 0.5}}


def _told(young: int, old: int, unsaid: int = 0, population: dict[str, dict[str, float]] = EVEN) -> dict[str, object]:
    people = young + old + unsaid
    ages = [0] * young + [1] * old + [2] * unsaid
    return heard(inputs(asked_of_all([[1]] * people, [[1]] * people), ages=ages, population=population))


def test_participants_stand_beside_the_population() -> None:
    (age,) = _told(90, 30, 15)["who"]  # type: ignore[misc]
    assert age["label"] == "Your age" and age["unsaid"] == 15
    assert [row["count"] for row in age["rows"]] == [90, 30]
    assert [row["share"] for row in age["rows"]] == [0.75, 0.25]
    assert [row["population"] for row in age["rows"]] == [0.5, 0.5]
    assert age["dissimilarity"] == 0.25


def test_few_people_are_hidden_with_all_that_would_give_them_away() -> None:
    told = _told(90, 10)
    (age,) = told["who"]  # type: ignore[misc]
    assert [(row["count"], row["share"]) for row in age["rows"]] == [(None, None), (None, None)]
    assert age["dissimilarity"] is None
    assert told["weighting"]["refused"] == "too_few"  # type: ignore[index]


def test_few_who_did_not_say_it_are_hidden_too_and_shares_do_not_tell_them() -> None:
    told = _told(90, 30, 5)
    (age,) = told["who"]  # type: ignore[misc]
    assert (age["unsaid"], [row["count"] for row in age["rows"]]) == (None, [90, None])
    assert age["rows"][0]["share"] == 0.72, "of all 125, as 90 of those who said it would tell how many those are"
    assert age["dissimilarity"] is None
    weighting: dict[str, object] = told["weighting"]  # type: ignore[assignment]
    assert weighting["n_eff"] == 80, "as were it the number of them at which weights cost most"
    assert weighting["max_weight"] is None and weighting["by"] == ["Your age"]


def test_weights_refuse_where_nobody_said_what_they_go_by() -> None:
    assert _told(0, 0, 40)["weighting"]["refused"] == "nobody"  # type: ignore[index]


def test_who_is_in_no_category_of_the_census_is_told_apart() -> None:
    age = Variable("age", "Your age", ("young", "old", "other"), ("Young", "Old", "Other"), apart=("other",))
    ages = [0] * 60 + [1] * 40 + [2] * 25
    told = heard(inputs(asked_of_all([[1]] * 125, [[1]] * 125), ages=ages, population=EVEN, age=age))
    (who,) = told["who"]
    assert who["apart"] == ["Other"] and who["dissimilarity"] == 0.1
    assert [(row["count"], row["population"]) for row in who["rows"]] == [(60, 0.5), (40, 0.5), (25, None)]
    # Weights of 50/60 and 50/40, and of 1 for those apart.
    assert told["weighting"]["n_eff"] == pytest.approx(125**2 / (60 * (50 / 60) ** 2 + 40 * (50 / 40) ** 2 + 25), abs=0.05)


def test_without_margins_nothing_is_said_of_the_population() -> None:
    for population in ({}, {"age": {"young": 0.5, "ancient": 0.5}}, {"age": {"young": 0.5}}, {"age": {"young": 1.0}}):
        (age,) = _told(90, 30, population=population)["who"]  # type: ignore[misc]
        assert all(row["population"] is None for row in age["rows"]) and age["dissimilarity"] is None


def test_without_questions_about_people_nothing_is_said_of_them() -> None:
    told = heard(inputs(asked_of_all([[1]] * 20, [[1]] * 20)))
    assert told == {"respondents": 20, "channels": {"web": 20}, "ballots": 0, "needs": 1}


def test_what_weights_cost_is_told_with_what_they_go_by() -> None:
    assert _told(90, 30)["weighting"]["by"] == ["Your age"]  # type: ignore[index]
