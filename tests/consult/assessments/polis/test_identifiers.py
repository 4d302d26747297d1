"""Identifiers are numbers where all are, and keep their places."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.polis.identifiers import all_of, identifiers, places


def test_whole_numbers_are_ordered_by_size_and_words_as_words() -> None:
    assert all_of(identifiers(["10", "9", "10"])).tolist() == [9, 10]
    assert all_of(identifiers(["10", "9", "anna"])).tolist() == ["10", "9", "anna"]
    assert identifiers(["07", "7"]).tolist() == ["07", "7"]


def test_where_one_file_has_words_all_are_words() -> None:
    known = all_of(np.array([9, 10]), identifiers(["anna"]))
    assert known.tolist() == ["10", "9", "anna"]
    assert places(np.array([9, 10, 11]), known).tolist() == [1, 0, -1]
    assert places(identifiers(["10", "x"]), np.array([9, 10])).tolist() == [1, -1]


@given(st.lists(st.integers(0, 10**12)), st.lists(st.integers(-5, 10**12)))
def test_a_place_leads_back_to_the_identifier(ids: list[int], asked: list[int]) -> None:
    known = all_of(np.array(ids, np.int64))
    assert known.tolist() == sorted(set(ids))
    expected = [sorted(set(ids)).index(one) if one in ids else -1 for one in asked]
    assert places(np.array(asked, np.int64), known).tolist() == expected


@given(st.lists(st.integers(0, 50), min_size=1), st.lists(st.integers(-3, 60)))
def test_small_numbers_are_placed_alike(ids: list[int], asked: list[int]) -> None:
    known = all_of(np.array(ids, np.int64))
    expected = [sorted(set(ids)).index(one) if one in ids else -1 for one in asked]
    assert places(np.array(asked, np.int64), known).tolist() == expected


def test_of_nothing_there_is_nothing() -> None:
    assert all_of().tolist() == [] and places(np.array([1]), all_of()).tolist() == [-1]
