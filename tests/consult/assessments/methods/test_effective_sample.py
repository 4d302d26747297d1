"""Kish's design effect, by hand and in general."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.methods.effective_sample import effective_sample, missed_minima, told_sample
from consult.core.disclosure import THRESHOLD


def test_by_hand() -> None:
    found = effective_sample(np.array([1.0, 3.0]), np.array([3, 1]))
    assert (found.n, found.deff, found.n_eff) == (4, pytest.approx(4 * 12 / 36), pytest.approx(3))


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=30), st.floats(0.01, 100))
def test_it_is_at_most_the_sample_and_knows_no_scale(weights: list[float], scale: float) -> None:
    found, scaled = (effective_sample(np.array(weights) * by) for by in (1.0, scale))
    assert 0 < found.n_eff <= found.n == len(weights)
    assert scaled.deff == pytest.approx(found.deff)
    variation = np.std(weights) / np.mean(weights)
    assert found.deff == pytest.approx(1 + variation**2)


def test_nobody_is_worth_nothing_that_is_known() -> None:
    assert np.isnan(effective_sample(np.zeros(0)).n_eff)


def test_minima_that_are_missed_are_named() -> None:
    assert missed_minima(30, 5.0, 2.0) == ()
    assert missed_minima(29, 5.01, 2.01) == ("small_category", "large_weight", "large_deff")
    assert missed_minima(400, 5.01, 1.2) == ("large_weight",)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=8), st.floats(0.1, 4_000))
def test_it_is_told_exactly_only_where_each_weight_is_borne_by_enough_people(counts: list[int], n_eff: float) -> None:
    told = float(told_sample(np.array(n_eff), np.array(counts)))
    if all(count == 0 or count >= THRESHOLD for count in counts):
        assert told == n_eff
    else:
        assert told == 5 if n_eff < 10 else (told % 10 == 0 and n_eff - 10 < told <= n_eff)
