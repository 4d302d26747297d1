"""Votes that hang together, and votes that do not."""

import numpy as np
import pytest

from consult.assessments.methods.opinion_chance import PEOPLE, beyond_chance, gap
from consult.assessments.methods.opinion_matrix import MISSING, opinions_of
from consult.assessments.methods.opinion_minima import MIN_BEYOND_CHANCE, MIN_GAP
from tests.consult.assessments.methods.opinions import all_in, noise, planted


@pytest.mark.parametrize("seed", range(10))
def test_votes_that_have_nothing_to_do_with_each_other_are_within_chance(seed: int) -> None:
    for people, statements in ((30, 10), (100, 40)):
        assert beyond_chance(opinions_of(noise(people, statements, seed)), all_in(statements), seed).max() < MIN_BEYOND_CHANCE


def test_groups_are_far_beyond_chance() -> None:
    first, second = beyond_chance(opinions_of(planted((30, 20), 15, seed=1)), all_in(15), 0)
    assert first > 2 * MIN_BEYOND_CHANCE > MIN_BEYOND_CHANCE > second


def test_three_groups_take_two_axes() -> None:
    assert beyond_chance(opinions_of(planted((30, 25, 20), 30, seed=1)), all_in(30), 0).min() > 2 * MIN_BEYOND_CHANCE


def test_groups_are_seen_from_a_sample() -> None:
    people = PEOPLE + 500
    assert beyond_chance(opinions_of(planted((people // 2, people // 2), 20, seed=1)), all_in(20), 0)[0] > 3 * MIN_BEYOND_CHANCE


def test_who_saw_what_is_no_opinion() -> None:
    """Two halves of the people who saw different statements, and voted at random."""
    table = noise(200, 20, seed=5, density=1)
    table[:100, :10] = table[100:, 10:] = MISSING
    assert beyond_chance(opinions_of(table), all_in(20), 0).max() < MIN_BEYOND_CHANCE


def test_where_nothing_varies_nothing_is_beyond_chance() -> None:
    assert beyond_chance(opinions_of(np.ones((40, 10), np.int8)), all_in(10), 0).tolist() == [0, 0]


def test_what_follows_from_one_axis_is_no_second_axis() -> None:
    """A range of opinion along one axis bends into a second one."""
    random = np.random.default_rng(4)
    leaning, from_where = random.uniform(-2, 2, 300), random.uniform(-1.5, 1.5, 40)
    table = np.where(random.random((300, 40)) < 1 / (1 + np.exp(-2 * (leaning[:, None] - from_where))), 1, -1)
    first, second = beyond_chance(opinions_of(table), all_in(40), 0)
    assert first > 10 * MIN_BEYOND_CHANCE and second < 2 * MIN_BEYOND_CHANCE


@pytest.mark.parametrize(("sizes", "axes"), [((50, 40), 1), ((50, 40, 40), 2), ((50, 40, 40, 30), 3)])
def test_there_is_a_gap_between_planted_groups(sizes: tuple[int, ...], axes: int) -> None:
    opinions = opinions_of(planted(sizes, 40, seed=3))
    assert gap(opinions, all_in(40), axes, len(sizes), 0) > MIN_GAP
