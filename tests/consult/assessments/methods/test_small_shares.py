"""Shares of few people, and of all but few."""

import numpy as np
import pytest

from consult.assessments.methods.small_shares import small_parts, small_shares


def test_few_and_all_but_few_are_hidden_between_bounds() -> None:
    found = small_shares(np.array([0, 3, 20, 38, 40]), np.full(5, 40))
    assert found.is_small.tolist() == [False, True, False, True, False]
    assert found.at_least.tolist() == [0, 1 / 40, 0.5, 30 / 40, 1]
    assert found.at_most.tolist() == [0, 10 / 40, 0.5, 39 / 40, 1]


def test_what_is_hidden_lies_between_its_bounds_and_nobody_has_no_share() -> None:
    found = small_shares(np.array([5, 7, 0]), np.array([12, 12, 0]))
    assert found.at_least[0] <= 5 / 12 <= found.at_most[0] and found.at_least[1] <= 7 / 12 <= found.at_most[1]
    assert np.isnan(found.at_least[2]) and not found.is_small[2]


@pytest.mark.parametrize("base", [0, 5])
def test_a_base_that_is_too_small_says_nothing_either(base: int) -> None:
    assert small_shares(np.array([0]), np.array([base])).is_small.tolist() == [base > 0]


def test_of_several_things_chosen_a_single_small_one_takes_another_with_it() -> None:
    found = small_parts(np.array([3, 20, 30]), 60)
    assert found.is_small.tolist() == [True, True, False]
    assert found.at_most[0] == 10 / 60 and np.isnan(found.at_most[1]) and found.at_least[2] == 0.5
    assert not small_parts(np.array([20, 30]), 60).is_small.any() and small_parts(np.zeros(2, np.int64), 0).is_small.tolist() == [
        False,
        False,
    ]
