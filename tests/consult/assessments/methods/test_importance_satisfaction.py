"""Importance-satisfaction on answers one can count by hand, and what must hold of any answers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.methods.importance_satisfaction import (
    Answers,
    importance,
    importance_satisfaction,
    index_interval,
    satisfaction,
)
from consult.assessments.methods.ranks import rank_intervals
from tests.consult.assessments.arrays import answers, asked_of_all, shuffled


def _index(given_answers: Answers) -> np.ndarray:
    return importance_satisfaction(importance(given_answers).value, satisfaction(given_answers).value)


def test_four_respondents_and_two_needs_by_hand() -> None:
    four = asked_of_all([[1, 0], [1, 0], [1, 1], [0, 0]], [[5, 1], [2, 0], [4, 3], [1, 0]])
    assert importance(four).value.tolist() == [0.75, 0.25]
    assert importance(four).base.tolist() == [4, 4]
    assert satisfaction(four).value.tolist() == [0.5, 0.0]
    assert satisfaction(four).base.tolist() == [4, 2]
    assert _index(four).tolist() == [0.375, 0.25]


@given(answers())
def test_a_need_nobody_names_has_an_index_of_zero(given_answers: Answers) -> None:
    unnamed = Answers(
        np.zeros_like(given_answers.picks), given_answers.ratings, given_answers.is_pickable, given_answers.is_rated
    )
    index = _index(unnamed)
    assert np.all((index == 0) | np.isnan(index))


@given(answers())
def test_the_index_lies_within_0_and_the_importance(given_answers: Answers) -> None:
    index, named = _index(given_answers), importance(given_answers).value
    known = ~np.isnan(index)
    assert np.all(index[known] >= 0) and np.all(index[known] <= named[known])


@given(answers(), st.randoms())
def test_the_order_of_needs_and_of_respondents_changes_no_figure(given_answers: Answers, random: object) -> None:
    needs, people = list(range(given_answers.needs)), list(range(given_answers.respondents))
    random.shuffle(needs)  # type: ignore[attr-defined]
    random.shuffle(people)  # type: ignore[attr-defined]
    other = shuffled(given_answers, needs)
    other = Answers(other.picks[people], other.ratings[people], other.is_pickable, other.is_rated)
    np.testing.assert_array_equal(_index(other), _index(given_answers)[needs])


@pytest.mark.parametrize("code", [0, 6, 9])
def test_an_answer_outside_1_to_5_is_no_answer(code: int) -> None:
    assert satisfaction(asked_of_all([[1], [1]], [[code], [4]])).base.tolist() == [1]


def test_a_question_that_was_not_asked_has_no_figure() -> None:
    nothing = Answers(np.zeros((3, 1), bool), np.zeros((3, 1), np.int8), np.zeros(1, bool), np.zeros(1, bool))
    assert np.isnan(importance(nothing).value[0]) and np.isnan(satisfaction(nothing).value[0])


def _interval(given_answers: Answers) -> tuple[float, float]:
    drawn = rank_intervals(given_answers, 1_000, seed=1)
    ends = index_interval(importance(given_answers), satisfaction(given_answers), (drawn.index_low, drawn.index_high))
    return float(ends[0][0]), float(ends[1][0])


@pytest.mark.parametrize(("picked", "level"), [(1, 1), (0, 1), (1, 5), (0, 5)])
@pytest.mark.parametrize("people", [1, 11, 15])
def test_of_few_who_all_say_the_same_nothing_is_exact(picked: int, level: int, people: int) -> None:
    low, high = _interval(asked_of_all([[picked]] * people, [[level]] * people))
    assert 0 <= low < high <= 1 and high - low > 0.1 / people


@pytest.mark.parametrize(("people", "named", "content"), [(30, 0.05, 0.5), (20, 0.1, 0.4), (100, 0.3, 0.4)])
def test_the_interval_holds_the_index_19_times_of_20_of_few_people_too(people: int, named: float, content: float) -> None:
    """Those who name the need are half as often satisfied as the others."""
    random, held, times = np.random.default_rng(5), 0, 300
    truth = named * (1 - content * (1 - named / 2))
    for _ in range(times):
        picks = random.random((people, 1)) < named
        satisfied = random.random((people, 1)) < np.where(picks, content / 2, content)
        low, high = _interval(asked_of_all(picks.astype(int).tolist(), np.where(satisfied, 5, 1).tolist()))
        held += low <= truth <= high
    assert held / times >= 0.93
