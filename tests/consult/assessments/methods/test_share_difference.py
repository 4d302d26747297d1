"""Newcombe's interval against his own examples, and how often it holds the truth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.methods.importance_satisfaction import index_interval
from consult.assessments.methods.share_difference import Interval, nested_difference, share_difference
from consult.assessments.methods.wilson import Counts, Floats, wilson_shares

# Newcombe (1998), table II, method 10.
PUBLISHED = [
    ((56, 70), (48, 80), 0.2, 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.6, 0.1705, 0.8090),
    ((10, 10), (0, 10), 1.0, 0.6075, 1.0),
    ((0, 10), (0, 20), 0.0, -0.1611, 0.2775),
]


def _of(first: tuple[int, int], second: tuple[int, int]) -> tuple[float, float, float]:
    shares = [np.array([yes / n]) for yes, n in (first, second)]
    found = share_difference(shares[0], np.array([float(first[1])]), shares[1], np.array([float(second[1])]))
    return float(found.value[0]), float(found.low[0]), float(found.high[0])


@pytest.mark.parametrize(("first", "second", "value", "low", "high"), PUBLISHED)
def test_published_examples(first: tuple[int, int], second: tuple[int, int], value: float, low: float, high: float) -> None:
    assert _of(first, second) == pytest.approx((value, low, high), abs=6e-5)


pairs = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(pairs, pairs)
def test_turning_the_groups_round_turns_the_difference_round(first: tuple[int, int], second: tuple[int, int]) -> None:
    value, low, high = _of(first, second)
    assert -1 - 1e-12 <= low <= value <= high <= 1 + 1e-12
    assert _of(second, first) == pytest.approx((-value, -high, -low), abs=1e-12)


def test_it_holds_the_truth_19_times_of_20() -> None:
    random = np.random.default_rng(3)
    first, second = random.binomial(80, 0.3, 2_000) / 80, random.binomial(120, 0.2, 2_000) / 120
    found = share_difference(first, np.full(2_000, 80.0), second, np.full(2_000, 120.0))
    assert 0.93 <= np.mean((found.low <= 0.1) & (found.high >= 0.1)) <= 0.97


def _people(random: np.random.Generator, times: int, size: int) -> tuple[Counts, Counts, Counts]:
    """bool (times, size) each: who names the need, is satisfied, rates it; those who name it are the less satisfied."""
    named = random.random((times, size)) < 0.3
    rates = random.random((times, size)) < 0.9
    return named, rates & (random.random((times, size)) < np.where(named, 0.2, 0.5)), rates


def _figures(said: tuple[Counts, Counts, Counts]) -> list[tuple[Interval, Floats]]:
    """Importance, satisfaction and the index of each time, with their intervals and on how many people they rest."""
    named, content, rated = (told.sum(axis=1) for told in said)
    size = said[0].shape[1]
    importance, satisfaction = wilson_shares(named, np.full(len(named), size)), wilson_shares(content, rated)
    nothing_drawn = np.ones(len(named)), np.zeros(len(named))
    index = Interval(importance.value * (1 - satisfaction.value), *index_interval(importance, satisfaction, nothing_drawn))
    found = [Interval(one.value, one.low, one.high) for one in (importance, satisfaction)] + [index]
    return list(zip(found, (np.full(len(named), float(size)), rated.astype(float), rated.astype(float)), strict=True))


@pytest.mark.parametrize(("few", "many"), [(40, 51), (100, 111), (200, 300), (100, 400)])
def test_a_sample_that_has_grown_holds_that_nothing_changed_19_times_of_20(few: int, many: int) -> None:
    """Nobody's need changed; the later figures include those of the first who answered."""
    said = _people(np.random.default_rng(3), 4_000, many)
    later, earlier = _figures(said), _figures(tuple(told[:, :few] for told in said))  # type: ignore[arg-type]
    for (now, n_now), (before, n_before) in zip(later[:2], earlier[:2], strict=True):
        found = nested_difference(now, before, n_now, n_before)
        assert 0.93 <= np.mean((found.low <= 0) & (found.high >= 0)) <= 0.98
    # Without draws the index does not know that those who name the need are the less satisfied: it holds a little less.
    found = nested_difference(later[2][0], earlier[2][0], later[2][1], earlier[2][1])
    assert 0.9 <= np.mean((found.low <= 0) & (found.high >= 0)) <= 0.98


def test_where_nothing_differs_nothing_is_uncertain() -> None:
    one, people = Interval(np.array([0.5]), np.array([0.4]), np.array([0.6])), np.array([100.0])
    same = nested_difference(one, one, people, people)
    assert (same.low, same.value, same.high) == (0, 0, 0)


def test_one_of_64_who_answers_otherwise_is_no_clear_change() -> None:
    before, now = (wilson_shares(count, 64) for count in (51, 50))
    people = np.array([64.0])
    found = nested_difference(*(Interval(one.value, one.low, one.high) for one in (now, before)), people, people)
    assert found.low < found.value < 0 < found.high
