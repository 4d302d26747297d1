"""The part of each opinion group that agrees: told, told between two ends, or not at all."""

import numpy as np
import pytest

from consult.assessments.methods.opinion_matrix import Tally
from consult.assessments.opinion_parts import GroupParts


def _parts(*said: tuple[int, int], passes: int = 0) -> GroupParts:
    """Of each group, those in none last, how many agree with the one statement, and how many do not."""
    agree, disagree = (np.array(column)[:, None] for column in zip(*said, strict=True))
    return GroupParts(Tally(agree, disagree, np.full_like(agree, passes)))


def test_parts_of_which_neither_side_is_small_are_told() -> None:
    parts = _parts((20, 20), (30, 0), (0, 0))
    assert [parts.told(group, 0) for group in range(2)] == [0.5, 1.0]
    assert [parts.bounds(group, 0) for group in range(2)] == [None, None]


def test_a_part_that_would_tell_how_few_think_otherwise_is_told_between_two_ends() -> None:
    parts = _parts((36, 4), (15, 25), (20, 20))
    assert parts.told(0, 0) is None and parts.bounds(0, 0) == [0.75, 0.98]
    assert parts.told(1, 0) is None, "who agrees in all is known: one hidden group alone could be had back"


def test_ends_that_leave_nothing_open_beside_the_sum_are_not_told() -> None:
    """All 23 who agree are of the first group: that at least 23 of it do would tell the rest."""
    assert _parts((23, 10), (0, 19), (0, 1)).bounds(0, 0) is None


def test_of_groups_of_whom_too_few_voted_nothing_is_told() -> None:
    parts = _parts((5, 4), (20, 20), (20, 20))
    assert not parts.is_heard[0, 0] and parts.told(0, 0) is None and parts.bounds(0, 0) is None


@pytest.mark.parametrize(("said", "low"), [((40, 0), 0.85), ((36, 4), 0.55)])
def test_what_unites_is_told_by_what_may_be_known_of_the_least_agreeing_group(said: tuple[int, int], low: float) -> None:
    """Of 36 of 40 who agree it may be known that they are 30 or more."""
    assert low < _parts(said, said, (30, 30)).lower[0] <= said[0] / 40


def test_what_unites_tells_no_more_of_a_part_that_is_not_told_than_its_two_ends() -> None:
    """Finer figures would tell of how many people a share is: whoever reads the same ends reads the same lower bound."""
    lower: dict[tuple[float, ...], set[float]] = {}
    for votes in range(31, 90):
        parts = _parts((votes - 4, 4), (votes - 4, 4), (30, 30))
        ends = parts.bounds(0, 0)
        assert ends and parts.told(0, 0) is None
        lower.setdefault(tuple(ends), set()).add(float(parts.lower[0]))
    assert all(len(found) == 1 for found in lower.values()) and len(lower) < 59 / 2
    assert all(bound == round(bound, 2) for found in lower.values() for bound in found)


def test_what_unites_is_in_whole_points_where_the_part_of_one_group_is_not_told() -> None:
    """The second group, whose part is told, agrees least."""
    parts = _parts((94, 6), (30, 60), (94, 6))
    assert [parts.told(group, 0) for group in range(2)] == [None, 0.3333]
    assert parts.lower[0] == 0.24, "0.2447 in whole points, downwards"
