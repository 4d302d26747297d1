"""Where numbers lie."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from consult.diagnostics.question_types.spread import class_places, class_words, classes, classes_of, spread_of


def test_nobody_has_no_spread() -> None:
    assert spread_of(np.array([np.nan, np.nan])) is None
    assert spread_of(np.array([])) is None


def test_one_number_is_its_own_spread() -> None:
    spread = spread_of(np.array([7.0]))
    assert spread is not None and {spread.mean, spread.lower, spread.median, spread.upper} == {7.0}


@given(st.lists(st.integers(0, 20), min_size=1, max_size=80))
def test_quartiles_are_numbers_somebody_gave_up_to_which_that_part_of_people_lie(given_numbers: list[int]) -> None:
    spread, people = spread_of(np.array(given_numbers, np.float64)), len(given_numbers)
    assert spread is not None
    for quartile, part in ((spread.lower, 1), (spread.median, 2), (spread.upper, 3)):
        assert quartile in given_numbers
        below, up_to = (sum(one < quartile + more for one in given_numbers) for more in (0, 1))
        assert 4 * below < part * people <= 4 * up_to


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


def test_an_open_class_says_on_which_side() -> None:
    assert (class_words(None, 3), class_words(3, None)) == ("≤\u00a03", "≥\u00a03")


def test_a_few_numbers_far_out_leave_the_classes_of_all_others_narrow() -> None:
    given = np.array([*range(10, 50)] * 3 + [1_000_000_000.0])
    parts = classes_of(given, 0, 1_000_000_000)
    people = np.bincount(class_places(given, parts))
    assert parts[-1][1] is None and people.max() < 40 and (people > 0).sum() >= 4
    assert classes_of(given[:-1], 0, 100) == classes(0, 100)


@given(
    numbers=st.lists(st.integers(-(10**6), 10**6) | st.integers(0, 9) | st.sampled_from([np.nan]), max_size=30),
    more=st.tuples(st.integers(0, 10**9), st.integers(1, 10**9)),
)
def test_classes_hold_every_number_however_far_out(numbers: list[float], more: tuple[int, int]) -> None:
    values = np.array(numbers, dtype=np.float64)
    told = values[~np.isnan(values)]
    lowest, highest = int(told.min(initial=0)) - more[0], int(told.max(initial=0)) + more[1]
    parts = classes_of(values, lowest, highest)
    assert 1 <= len(parts) <= 10 and all(last is not None and last + 1 == first for (_f, last), (first, _l) in pairwise(parts))
    for value, place in zip(values, class_places(values, parts), strict=True):
        first, last = (None, None) if np.isnan(value) else parts[place]
        assert np.isnan(value) == (place == len(parts)) and (first is None or first <= value) and (last is None or value <= last)
