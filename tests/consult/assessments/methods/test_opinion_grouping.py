"""What a grouping says of itself."""

import numpy as np
import pytest

from consult.assessments.methods.opinion_axes import Axes
from consult.assessments.methods.opinion_grouping import Grouping

AXES = Axes(np.zeros(2), np.zeros((2, 1)), np.zeros((5, 2)))
GROUP = np.array([0, 0, 0, 1, -1])


@pytest.mark.parametrize(
    ("told_on", "silhouette", "gap", "is_gradual"),
    [(2, 0.4, 1.9, True), (2, 0.4, 2.1, False), (2, 0.75, 0, False), (0, 0.4, 0, False)],
)
def test_groups_are_gradual_where_neither_the_silhouette_nor_the_gap_is_clear(
    told_on: int, silhouette: float, gap: float, is_gradual: bool
) -> None:
    assert Grouping(GROUP, AXES, 5, 1, 4, told_on=told_on, silhouette=silhouette, gap=gap).is_gradual is is_gradual


@pytest.mark.parametrize(("eligible", "fewest", "least"), [(40, 5, 5), (40, 11, 11), (1_001, 5, 51)])
def test_a_group_has_a_least_number_of_people_and_a_least_part_of_them(eligible: int, fewest: int, least: int) -> None:
    assert Grouping(GROUP, AXES, eligible, 1, eligible, fewest=fewest).min_group == least


def test_sizes_leave_out_those_in_no_group() -> None:
    assert Grouping(GROUP, AXES, 5, 1, 4).sizes.tolist() == [3, 1]


def test_few_in_no_group_join_the_nearest_one_and_more_than_few_stay_apart() -> None:
    places = np.array([[0.0, 0.0], [0.2, 0.0], [5.0, 5.0], [5.2, 5.0], [4.0, 4.0], [1.0, 0.0], [0.0, 0.0]])
    found = Grouping(np.array([0, 0, 1, 1, -1, -1, -1]), Axes(np.zeros(2), np.zeros((2, 1)), places), 6, 1, 4)
    spoke = np.array([True] * 6 + [False])
    assert found.with_the_few(spoke, 2).group.tolist() == [0, 0, 1, 1, 1, 0, -1], "who said nothing stays out"
    assert found.with_the_few(spoke, 1) is found


def test_where_there_are_no_groups_nobody_joins_one() -> None:
    nobody = Grouping(np.full(5, -1), AXES, 5, 1, 4)
    assert nobody.with_the_few(np.ones(5, bool), 10) is nobody
