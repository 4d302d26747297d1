"""Newcombe's interval against his own examples, and how often it holds the truth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.methods.share_difference import Interval, nested_difference, share_difference
from consult.assessments.methods.wilson import wilson_shares

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


def test_a_sample_that_has_grown_varies_by_what_was_added_only() -> None:
    """The same people give no interval at all; the difference of a part and of the whole holds 0 nineteen times of twenty."""
    one = Interval(np.array([0.5]), np.array([0.4]), np.array([0.6]))
    same = nested_difference(one, one)
    assert (same.low, same.value, same.high) == (0, 0, 0)
    random = np.random.default_rng(3)
    part, rest = random.binomial(200, 0.4, 4_000), random.binomial(300, 0.4, 4_000)
    early, late = wilson_shares(part, np.full(4_000, 200)), wilson_shares(part + rest, np.full(4_000, 500))
    found = nested_difference(*(Interval(one.value, one.low, one.high) for one in (late, early)))
    assert np.mean((found.low <= 0) & (found.high >= 0)) == pytest.approx(0.95, abs=0.015)
