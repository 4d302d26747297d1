"""Where numbers lie."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from consult.diagnostics.question_types.spread import class_places, class_words, classes, spread_of


def test_nobody_has_no_spread() -> None:
    assert spread_of(np.array([np.nan, np.nan])) is None
    assert spread_of(np.array([])) is None


def test_one_number_is_its_own_spread() -> None:
    spread = spread_of(np.array([7.0]))
    assert spread is not None and {spread.mean, spread.lower, spread.median, spread.upper} == {7.0}


@given(lowest=st.integers(-(10**9), 10**9), width=st.integers(0, 10**9))
def test_classes_follow_each_other_from_the_lowest_to_the_highest(lowest: int, width: int) -> None:
    parts = classes(lowest, lowest + width)
    assert 1 <= len(parts) <= 10
    assert parts[0][0] == lowest and parts[-1][1] == lowest + width
    assert all(before[1] + 1 == after[0] for before, after in pairwise(parts))


def test_each_number_falls_into_the_class_that_begins_at_or_below_it() -> None:
    places = class_places(np.array([0.0, 0.5, 1.0, 2.0, np.nan]), [(0, 0), (1, 1), (2, 2)])
    assert places.tolist() == [0, 0, 1, 2, 3]


def test_a_class_of_one_is_headed_by_its_number() -> None:
    assert (class_words(3, 3), class_words(3, 5)) == ("3", "3–5")
