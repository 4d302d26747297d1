"""Statements that repeat one another, and patterns of opinion, which do not."""

import numpy as np
import pytest
from numpy.typing import NDArray

from consult.assessments.methods.alike_statements import repeated
from consult.assessments.methods.opinion_matrix import opinions_of
from tests.consult.assessments.methods.opinions import noise, seen

Table = NDArray[np.int8]
ALL = np.arange(12)


def _copied(copies: int, same: float, seed: int, of: int = 0) -> Table:
    """Votes of 200 people on 12 statements; so many after `of` are answered as it is by `same` of the people."""
    random = np.random.default_rng(seed)
    table = noise(200, 12, seed, density=1)
    for copy in range(of + 1, of + copies + 1):
        table[:, copy] = np.where(random.random(200) < same, table[:, of], table[:, copy])
    return table


@pytest.mark.parametrize("seed", range(5))
def test_a_copy_of_a_statement_repeats_it_and_the_first_in_order_stands_for_both(seed: int) -> None:
    opinions = opinions_of(_copied(1, 0.95, seed))
    assert np.flatnonzero(repeated(opinions, ALL, 2)).tolist() == [1]
    assert np.flatnonzero(repeated(opinions, ALL[::-1], 2)).tolist() == [0]


def test_the_opposite_of_a_statement_repeats_it_too() -> None:
    table = _copied(1, 0.95, 1)
    table[:, 1] *= -1
    assert np.flatnonzero(repeated(opinions_of(table), ALL, 2)).tolist() == [1]


def test_more_than_so_many_that_are_alike_are_a_pattern() -> None:
    opinions = opinions_of(_copied(3, 0.97, 2))
    assert np.flatnonzero(repeated(opinions, ALL, 4)).tolist() == [1, 2, 3]
    assert not repeated(opinions, ALL, 3).any()


def test_a_pattern_in_which_only_some_pairs_are_surely_the_same_is_a_pattern() -> None:
    random = np.random.default_rng(4)
    camp = np.repeat([1, -1], 100)[:, None]
    table = noise(200, 12, 4, density=1)
    table[:, :6] = np.where(random.random((200, 6)) < 0.9, camp, -camp)
    assert not repeated(opinions_of(table), ALL, 4).any()


def test_only_the_statements_asked_about_are_looked_at() -> None:
    assert not repeated(opinions_of(_copied(1, 0.95, 3)), np.array([1, 2, 3]), 2).any()


@pytest.mark.parametrize("seed", range(10))
def test_statements_that_few_voted_on_both_are_not_surely_alike(seed: int) -> None:
    table = seen(_copied(1, 0.9, seed), 0.12, np.random.default_rng(seed))
    assert not repeated(opinions_of(table), ALL, 2).any()


def test_what_nobody_or_everybody_says_is_like_nothing() -> None:
    table = noise(60, 12, 1, density=1)
    table[:, 0] = table[:, 1] = 1
    assert not repeated(opinions_of(table), ALL, 2).any()
    assert not repeated(opinions_of(table[:0]), ALL, 2).any()
