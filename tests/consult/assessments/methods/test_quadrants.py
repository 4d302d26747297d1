"""The four quarters of the plane."""

import numpy as np
import pytest

from consult.assessments.methods.quadrants import ACT, ENOUGH, KEEP, UNKNOWN, WATCH, quadrants


def test_each_need_has_its_quarter() -> None:
    found = quadrants(np.array([0.9, 0.8, 0.1, 0.2, np.nan]), np.array([0.2, 0.9, 0.1, 0.8, 0.5]))
    assert found.quarter.tolist() == [ACT, KEEP, WATCH, ENOUGH, UNKNOWN]
    assert (found.importance_cut, found.satisfaction_cut) == pytest.approx((0.5, 0.5))


@pytest.mark.parametrize(("importance", "satisfaction"), [([0.7, 0.3], [0.0, 0.0]), ([0.5, 0.5], [0.2, 0.9]), ([0.7], [0.4])])
def test_needs_that_a_cut_does_not_tell_apart_are_in_no_quarter(importance: list[float], satisfaction: list[float]) -> None:
    assert set(quadrants(np.array(importance), np.array(satisfaction)).quarter) == {UNKNOWN}


def test_a_need_served_as_well_as_the_mean_is_not_well_served() -> None:
    assert quadrants(np.array([0.6, 0.4, 0.2]), np.array([0.5, 0.8, 0.2])).quarter.tolist() == [ACT, KEEP, WATCH]
    assert quadrants(np.array([0.7, 0.1]), np.array([0.0, 0.4])).quarter.tolist() == [ACT, ENOUGH]


def test_what_is_unknown_is_in_no_quarter() -> None:
    nothing = quadrants(np.array([np.nan]), np.array([np.nan]))
    assert nothing.quarter.tolist() == [UNKNOWN] and np.isnan(nothing.importance_cut)
