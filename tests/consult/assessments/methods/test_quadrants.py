"""The four quarters of the plane."""

import numpy as np
import pytest

from consult.assessments.methods.quadrants import ACT, ENOUGH, KEEP, UNKNOWN, WATCH, quadrants


def test_each_need_has_its_quarter() -> None:
    found = quadrants(np.array([0.9, 0.8, 0.1, 0.2, np.nan]), np.array([0.2, 0.9, 0.1, 0.8, 0.5]))
    assert found.quarter.tolist() == [ACT, KEEP, WATCH, ENOUGH, UNKNOWN]
    assert (found.importance_cut, found.satisfaction_cut) == pytest.approx((0.5, 0.5))


def test_equal_needs_are_all_kept_and_unknown_ones_in_no_quarter() -> None:
    assert quadrants(np.full(3, 0.1), np.full(3, 0.7)).quarter.tolist() == [KEEP] * 3
    nothing = quadrants(np.array([np.nan]), np.array([np.nan]))
    assert nothing.quarter.tolist() == [UNKNOWN] and np.isnan(nothing.importance_cut)
