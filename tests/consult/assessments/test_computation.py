"""From inputs to what is stored: in order, small numbers hidden, the same bytes each time."""

import json

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.assessments.computation import heard
from consult.assessments.methods.importance_satisfaction import Answers
from consult.assessments.methods.ranks import MIN_DRAWS
from consult.assessments.recipes import RECIPE
from consult.core.disclosure import THRESHOLD
from tests.consult.assessments.arrays import answers, asked_of_all
from tests.consult.assessments.made_inputs import assessed, inputs


def test_needs_stand_in_the_order_of_urgency_and_those_without_a_place_come_last() -> None:
    ratings = [[0, 1, 1, 1]] * 10 + [[0, 5, 1, 1]] * 20
    picks = [[1, 1, 0, 0]] * 10 + [[0, 0, 1, 0]] * 20
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


@settings(max_examples=20, deadline=None)
@given(answers(most_respondents=40), st.integers(0, 30), st.integers(0, 30))
def test_no_stored_figure_rests_on_fewer_people_than_the_threshold(given_answers: Answers, ballots: int, supporters: int) -> None:
    made = inputs(given_answers, ballots=[ballots] * given_answers.needs, supporters=[supporters] * given_answers.needs)
    for row in assessed(made, given_answers):
        figures = [row.figures[key] for key in RECIPE["indicators"] if row.figures[key]]
        assert all(figure["value"] is None or figure["base"] >= THRESHOLD for figure in figures)
        assert not row.figures["rank"] or row.figures["importance_satisfaction"]["value"] is not None


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
