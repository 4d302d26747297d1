"""The rules of order."""

import numpy as np
import pytest

from consult.assessments.indicators import INDICATORS
from consult.assessments.methods.need_counts import NeedCounts
from consult.assessments.orderings import ORDERINGS, least_satisfied, most_named

COUNTS = NeedCounts(30, np.array([20, 5]), np.array([3, 1]), np.array([25, 10]), np.array([True, False]), np.array([True, True]))


def test_each_rule_goes_by_an_indicator() -> None:
    assert set(ORDERINGS.keys()) <= set(INDICATORS.keys())


def test_what_a_rule_says_first() -> None:
    importance, satisfaction = np.array([0.5, 0.2]), np.array([0.9, 0.1])
    assert most_named(importance, satisfaction).argmax() == 0
    assert least_satisfied(importance, satisfaction).argmax() == 1


@pytest.mark.parametrize(
    ("key", "asked", "base"),
    [
        ("importance_satisfaction", [True, False], [25, 10]),
        ("importance", [True, False], [30, 30]),
        ("satisfaction", [True, True], [25, 10]),
    ],
)
def test_a_rule_goes_by_what_was_asked_of_enough_people(key: str, asked: list[bool], base: list[int]) -> None:
    assert ORDERINGS[key].is_asked(COUNTS).tolist() == asked
    assert ORDERINGS[key].base(COUNTS).tolist() == base
