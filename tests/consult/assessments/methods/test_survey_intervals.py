"""The intervals of R's svyciprop, and what must hold of any."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.methods.survey_intervals import beta_interval, logit_interval


def _simple(yes: int, n: int) -> tuple[np.ndarray, np.ndarray]:
    """A share and its standard error when everybody has the same weight, without n − 1."""
    share = np.array([yes / n])
    return share, np.sqrt(share * (1 - share) / n)


def test_with_equal_weights_the_beta_interval_is_clopper_and_pearson() -> None:
    """Known values: 0 of 10 and 10 of 10, 5 of 10."""
    for yes, low, high in ((0, 0, 0.3084971), (5, 0.1870860, 0.8129140), (10, 0.6915029, 1)):
        found = beta_interval(*_simple(yes, 10), 10)
        assert [found[0][0], found[1][0]] == pytest.approx([low, high], abs=1e-7)


@given(st.integers(1, 400), st.integers(1, 400), st.floats(0.2, 3))
def test_the_intervals_hold_the_share_and_lie_within_0_and_1(yes: int, no: int, wider: float) -> None:
    share, error = _simple(yes, yes + no)
    for low, high in (beta_interval(share, error * wider, yes + no), logit_interval(share, error * wider, yes + no)):
        assert 0 <= low[0] <= share[0] <= high[0] <= 1


def test_a_logit_interval_of_0_or_1_is_not_known() -> None:
    low, high = logit_interval(np.array([0.0, 1.0]), np.zeros(2), 30)
    assert np.isnan(low).all() and np.isnan(high).all()


def test_what_is_not_known_has_no_interval() -> None:
    nothing = np.array([np.nan])
    assert all(np.isnan(end).all() or end[0] in (0, 1) for end in beta_interval(nothing, nothing, 0))
