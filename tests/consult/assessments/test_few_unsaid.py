"""Few people who do not say what they are, and what else the same figures could be of."""

import numpy as np
import pytest

from consult.assessments.few_unsaid import alike, told_people
from consult.assessments.methods.cells import Cells


def _counts(cells: Cells, outside: tuple[int, ...], size: int = 3) -> list[list[int]]:
    return [one.category_counts(0, size).tolist() for one in alike(cells, 0, size, outside)]


def _people(*counts: int) -> Cells:
    return Cells(np.arange(len(counts))[:, None], np.array(counts))


@pytest.mark.parametrize(
    ("counts", "told"),
    [((40, 30, 12), [40, 30, 12]), ((40, 30, 5), [40, None, None]), ((40, 30, 8, 14), [40, None, None, 14])],
)
def test_few_who_do_not_say_it_are_hidden_with_the_smallest_category(counts: tuple[int, ...], told: list[int | None]) -> None:
    assert told_people(np.array(counts)) == told


def test_what_is_shown_leaves_open_how_many_are_hidden_whoever_it_is_true_of() -> None:
    found = _counts(_people(40, 30, 5), (2,))
    assert found == [[40, 35 - few, few] for few in range(1, 11) if few != 5]
    other = _counts(_people(40, 28, 7), (2,))
    assert sorted([*found, [40, 30, 5]]) == sorted([*other, [40, 28, 7]])


def test_the_smallest_category_is_the_one_that_is_hidden() -> None:
    assert _counts(_people(24, 23, 33, 9), (3,), 4) == [[24, 22, 33, 10]]


def test_where_enough_do_not_say_it_nothing_else_could_be() -> None:
    assert _counts(_people(40, 30, 12), (2,)) == _counts(_people(40, 30, 0), (2,)) == []


def test_few_whose_answer_is_no_category_of_the_census_are_open_beside_those_who_do_not_say() -> None:
    found = _counts(_people(40, 30, 8, 14), (2, 3), 4)
    assert found == [[40, 38 - few, few, 14] for few in range(1, 11) if few != 8]


def test_people_are_shared_out_over_the_cells_of_other_variables_as_they_are() -> None:
    cells = Cells(np.array([[0, 0], [1, 0], [1, 1], [2, 1]]), np.array([40, 20, 10, 5]))
    (found,) = [one for one in alike(cells, 0, 3, (2,)) if one.category_counts(0, 3)[2] == 2]
    assert found.counts.tolist() == [40, 22, 11, 2] and found.respondents == cells.respondents
