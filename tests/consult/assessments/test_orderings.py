"""The rules of order."""

import numpy as np
import pytest

from consult.assessments.indicators import INDICATORS
from consult.assessments.methods.discrepancy import PairCounts
from consult.assessments.methods.need_counts import NeedCounts
from consult.assessments.methods.need_sums import NeedSums
from consult.assessments.orderings import ORDERINGS, least_satisfied, most_lacking, most_named

PAIRS = PairCounts(np.stack([np.diag([4, 4, 4, 4, 4]), np.zeros((5, 5), np.int64)]))
COUNTS = NeedCounts(
    30,
    named=np.array([20, 5]),
    satisfied=np.array([3, 1]),
    valid=np.array([25, 10]),
    is_pickable=np.array([True, False]),
    is_rated=np.array([True, True]),
    pairs=PAIRS,
)


def test_each_rule_goes_by_an_indicator() -> None:
    assert set(ORDERINGS.keys()) <= set(INDICATORS.keys())


def test_what_a_rule_says_first() -> None:
    """Of ten people five name the first need and two the second; nine are satisfied with the first, one with the second."""
    sums = NeedSums(np.array([5, 2, 9, 1, 10, 10, 3, 2, 1, 2, 8, 8, 10]), 2)
    assert most_named(sums).tolist() == [0.5, 0.2]
    assert least_satisfied(sums).argmax() == 1
    assert most_lacking(sums).tolist() == [0.625, 0.5]


def test_who_did_not_rate_both_ways_cannot_lack() -> None:
    assert np.isnan(most_lacking(NeedSums(np.array([5, 9, 10, 10]), 1))).all()


@pytest.mark.parametrize(
    ("key", "asked", "base"),
    [
        ("importance_satisfaction", [True, False], [25, 10]),
        ("importance", [True, False], [30, 30]),
        ("satisfaction", [True, True], [25, 10]),
        ("ranked_discrepancy", [True, False], [20, 0]),
    ],
)
def test_a_rule_goes_by_what_was_asked_of_enough_people(key: str, asked: list[bool], base: list[int]) -> None:
    assert ORDERINGS[key].is_asked(COUNTS).tolist() == asked
    assert ORDERINGS[key].base(COUNTS).tolist() == base


def test_ends_of_a_figure_become_ends_of_the_index() -> None:
    low, high = ORDERINGS["satisfaction"].ends(np.array([0.1]), np.array([0.3]))
    assert (low[0], high[0]) == (0.7, 0.9)
    assert ORDERINGS["importance"].ends(0.1, 0.3) == (0.1, 0.3)  # type: ignore[arg-type]
