"""From inputs to what is stored: in order, small numbers hidden, the same bytes each time."""

import json
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.assessments.computation import heard
from consult.assessments.methods.importance_satisfaction import Answers
from consult.assessments.methods.ranks import MIN_DRAWS
from consult.assessments.recipes import RECIPE, USUAL, Recipe
from consult.core.disclosure import THRESHOLD
from tests.consult.assessments.arrays import answers, asked_of_all
from tests.consult.assessments.made_inputs import assessed, inputs


def test_needs_stand_in_the_order_of_urgency_and_those_without_a_place_come_last() -> None:
    ratings = [[0, 1, 1, 1]] * 20 + [[0, 5, 1, 1]] * 40
    picks = [[1, 1, 0, 0]] * 20 + [[0, 0, 1, 0]] * 40
    asked = asked_of_all(picks, ratings)
    rows = assessed(inputs(asked), asked)
    assert [row.need.uid for row in rows] == ["c", "b", "d", "a"]
    assert [row.figures["rank"] for row in rows] == [1, 2, 3, None]
    unrated = rows[-1].figures
    assert unrated["importance"]["value"] == round(1 / 3, 6)
    assert unrated["satisfaction"] is None and unrated["band"] is None and unrated["tied"] == []


def test_a_figure_on_ten_people_is_hidden_with_all_that_would_give_it_away() -> None:
    ratings = [[2, 2]] * 10 + [[0, 2]] * 20
    asked = asked_of_all([[1, 1]] * 30, ratings)
    few = next(row.figures for row in assessed(inputs(asked), asked) if row.need.uid == "a")
    assert few["satisfaction"] == {"value": None, "low": None, "high": None, "base": None, "is_hidden": True}
    assert few["importance_satisfaction"]["is_hidden"]
    assert few["rank"] is None and few["rank_low"] is None
    assert few["importance"]["base"] == 30


def test_of_a_need_that_not_everybody_was_asked_about_nothing_tells_how_many_were() -> None:
    ratings = [[5, 5]] * 30 + [[2, 2]] * 15 + [[0, 2]] * 20
    asked = asked_of_all([[1, 0], [1, 1], [0, 1], [1, 0], [0, 1]] * 13, ratings)
    rows = assessed(inputs(asked, in_tens=("a",), ages=[0] * 40 + [1] * 25), asked, [0] * 40 + [1] * 25)
    some, everybody = (next(row.figures for row in rows if row.need.uid == uid) for uid in "ab")
    assert some["satisfaction"] == {
        "value": None, "low": None, "high": None, "is_hidden": True, "base": None, "at_least": 0.6, "at_most": 1.0
    }  # fmt: skip
    assert some["importance_satisfaction"]["base"] is None and some["importance"]["base"] == 65
    assert some["inequality"] == some["concentration"] == [] and some["rank"] is not None
    assert everybody["satisfaction"]["base"] == 65


def test_the_tens_between_which_a_share_of_few_lies_leave_their_number_open() -> None:
    """Of 24 people 13 are satisfied and 11 not, 5 of whom gave the lowest mark; and of 200 people 90 are satisfied."""
    ratings = [[4]] * 13 + [[1]] * 5 + [[2]] * 6
    few = assessed(inputs(asked_of_all([[1]] * 24, ratings), in_tens=("a",)), asked_of_all([[1]] * 24, ratings))[0].figures
    assert [few["satisfaction"][end] for end in ("at_least", "at_most")] == [0.5, 1.0]
    assert [few["intensity"][end] for end in ("at_least", "at_most")] == [0.0, 1.0]
    assert few["ranked_discrepancy"] is None
    many = asked_of_all([[1]] * 200, [[4]] * 90 + [[1]] * 110)
    told = assessed(inputs(many, in_tens=("a",)), many)[0].figures
    assert [told["satisfaction"][end] for end in ("at_least", "at_most")] == [0.4, 0.5]


def test_a_discrepancy_that_is_told_in_no_tens_says_nothing_instead() -> None:
    both = asked_of_all([[1]] * 40, [[2]] * 40, [[4]] * 40)
    told = assessed(inputs(both, in_tens=("a",)), both)[0].figures
    assert [told["mean_weighted_discrepancy"][end] for end in ("value", "at_least", "at_most")] == [None] * 3


def _place_of_a_need_named_by_few(named: int) -> dict[str, Any]:
    """Of 64 people so few name the first need, with which nobody is content; twelve name the second, thirteen are content."""
    picks = [[person < named, 20 <= person < 32, person >= 56] for person in range(64)]
    asked = asked_of_all(picks, [[1, 5 if person < 13 else 1, 5] for person in range(64)])
    return next(row.figures for row in assessed(inputs(asked), asked) if row.need.uid == "a")


def test_the_place_of_a_need_tells_no_number_that_is_hidden() -> None:
    """With ten it would come first, with nine second: 10 / 64 is more than 12 / 64 × 51 / 64, and 9 / 64 is less."""
    nine, ten = (_place_of_a_need_named_by_few(named) for named in (9, 10))
    assert nine["importance_satisfaction"]["is_hidden"] and nine["importance_satisfaction"] == ten["importance_satisfaction"]
    assert [nine[key] for key in ("rank", "rank_low", "rank_high")] == [ten[key] for key in ("rank", "rank_low", "rank_high")]
    assert nine["rank"] == 2 and nine["rank_low"] == 1


@settings(max_examples=20, deadline=None)
@given(answers(most_respondents=40), st.integers(0, 30), st.integers(0, 30))
def test_no_stored_figure_rests_on_fewer_people_than_the_threshold(given_answers: Answers, ballots: int, supporters: int) -> None:
    made = inputs(given_answers, ballots=[ballots] * given_answers.needs, supporters=[supporters] * given_answers.needs)
    for row in assessed(made, given_answers):
        figures = [row.figures[key] for key in RECIPE["indicators"] if row.figures[key]]
        assert all(figure["value"] is None or figure["base"] >= THRESHOLD for figure in figures)
        assert not row.figures["rank"] or (row.figures["importance_satisfaction"]["base"] or THRESHOLD) >= THRESHOLD


@settings(max_examples=15, deadline=None)
@given(answers(most_respondents=40))
def test_no_stored_share_tells_a_small_number(given_answers: Answers) -> None:
    """Neither how many name a need or are satisfied, nor how many do not or are not; nor does the index of both tell it."""
    made = inputs(given_answers)
    for row in assessed(made, given_answers):
        place = made.needs.index(row.need)
        pairs = {"importance": (made.counts.named, made.counts.respondents), "satisfaction": (made.counts.satisfied, 0)}
        for key, (count, people) in pairs.items():
            base = people or int(made.counts.valid[place])
            if (figure := row.figures[key]) and base >= THRESHOLD:
                assert figure["base"] is None or not 0 < made.counts.respondents - base < THRESHOLD or not figure.get("is_hidden")
                is_small = any(0 < part < THRESHOLD for part in (count[place], base - count[place]))
                assert figure.get("is_hidden", False) >= is_small
                assert not is_small or figure["at_least"] - 1e-6 <= count[place] / base <= figure["at_most"] + 1e-6
                assert not is_small or not row.figures["weighted"]
                assert not is_small or (row.figures["importance_satisfaction"] or {"value": None})["value"] is None


@settings(max_examples=10, deadline=None)
@given(answers(most_respondents=40))
def test_the_same_inputs_give_the_same_bytes(given_answers: Answers) -> None:
    first, again = (json.dumps([row.figures for row in assessed(inputs(given_answers), given_answers)]) for _ in range(2))
    assert first == again
    assert "NaN" not in first


def test_nobody_and_nothing_give_an_empty_assessment() -> None:
    two, none = asked_of_all(np.zeros((0, 2)), np.zeros((0, 2))), asked_of_all(np.zeros((0, 0)), np.zeros((0, 0)))
    nobody = assessed(inputs(two), two)
    assert [row.figures["rank"] for row in nobody] == [None, None]
    assert all(row.figures[key] is None for row in nobody for key in RECIPE["indicators"])
    assert assessed(inputs(none), none) == []


def test_channels_of_few_people_are_not_told() -> None:
    made = inputs(asked_of_all([[1]] * 40, [[1]] * 40), ballots=[12])
    made.channels.update(web=34, paper=6)
    assert heard(made) == {"respondents": 40, "channels": {"web": None, "paper": None}, "ballots": 12, "needs": 1}


def test_the_recipe_draws_often_enough() -> None:
    assert RECIPE["draws"] >= MIN_DRAWS
    assert RECIPE["order_by"] in RECIPE["indicators"]


def _two_ages(recipe: Recipe = USUAL) -> list[dict[str, Any]]:
    """The young, of whom there are many, name the first need; the old the second; both rate as they name."""
    ages = [0] * 90 + [1] * 40
    answers = asked_of_all([[1, 0]] * 90 + [[0, 1]] * 40, [[1, 4]] * 90 + [[4, 1]] * 40)
    made = inputs(answers, ages=ages, population={"age": {"young": 0.3, "old": 0.7}}, recipe=recipe)
    return [row.figures | {"uid": row.need.uid} for row in assessed(made, answers, ages)]


def test_weighted_participants_stand_beside_those_counted() -> None:
    first = _two_ages()[0]
    assert first["uid"] == "a" and first["importance"]["value"] == round(90 / 130, 6)
    assert first["weighted"]["importance"]["value"] == 0.3
    ends = first["weighted"]["importance_satisfaction"]
    assert ends["low"] < ends["value"] < ends["high"]


def test_a_weighted_figure_says_to_what_it_is_rounded() -> None:
    ages = [0] * 90 + [1] * 40 + [2] * 60
    answers = asked_of_all([[place < 60 or 90 <= place < 95, place % 2] for place in range(190)], [[3, 3]] * 190)
    made = inputs(answers, ages=ages, population={"age": {"young": 0.5, "old": 0.5}})
    by_uid = {row.need.uid: row.figures["weighted"] for row in assessed(made, answers, ages)}
    few = by_uid["a"]["importance"]
    assert few["step"] >= 0.01 and abs(few["value"] - round(few["value"] / few["step"]) * few["step"]) < 1e-9
    assert by_uid["b"]["importance"]["step"] is None, "many of each group named it and many did not: it is exact"


def test_the_order_goes_by_weights_where_the_recipe_says_so() -> None:
    assert [one["uid"] for one in _two_ages()] == ["a", "b"]
    assert [one["uid"] for one in _two_ages(Recipe(is_order_weighted=True))] == ["b", "a"]


def test_the_order_goes_by_the_rule_of_the_recipe_and_only_its_figures_are_given() -> None:
    rows = _two_ages(Recipe(("satisfaction",), "satisfaction"))
    assert [one["uid"] for one in rows] == ["a", "b"], "40 of 130 are satisfied with the first, 90 with the second"
    assert "importance" not in rows[0] and list(rows[0]["weighted"]) == ["satisfaction"] and rows[0]["inequality"] == []


def test_the_worst_off_group_stands_beside_the_best_off() -> None:
    (found,) = _two_ages()[0]["inequality"]
    assert (found["variable"], found["best"], found["worst"]) == ("Your age", "60 and over", "Under 60")
    assert found["value"] == 1.0 and 0 < found["low"] < 1
