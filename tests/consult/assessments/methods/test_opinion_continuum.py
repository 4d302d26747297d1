"""Votes dealt again keep who voted on what and how many agree, and hang together as much as the votes do."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.assessments.methods.opinion_axes import opinion_axes
from consult.assessments.methods.opinion_continuum import continuum
from consult.assessments.methods.opinion_matrix import Opinions, opinions_of
from tests.consult.assessments.methods.opinions import all_in, noise, planted


def dealt(opinions: Opinions, axes: int, seed: int) -> Opinions:
    """One deal of a continuum along so many axes."""
    random = np.random.default_rng(seed)
    return continuum(opinions, all_in(opinions.statements), axes, random).deal(random)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 3), st.integers(2, 40), st.integers(4, 12), st.integers(0, 2**32 - 1))
def test_every_statement_keeps_its_voters_and_its_counts(axes: int, people: int, statements: int, seed: int) -> None:
    opinions = opinions_of(noise(people, statements, seed))
    other = dealt(opinions, axes, seed)
    assert np.array_equal(other.person, opinions.person) and np.array_equal(other.statement, opinions.statement)
    before, after = opinions.tally_of_all(), other.tally_of_all()
    assert np.array_equal(before.agree, after.agree) and np.array_equal(before.disagree, after.disagree)


@pytest.mark.parametrize("axes", [1, 2, 3])
def test_the_axes_explain_about_as_much_as_those_of_the_votes(axes: int) -> None:
    opinions = opinions_of(planted((80, 60, 60, 50), 40, seed=axes))
    wanted = opinion_axes(opinions, all_in(40), axes).explained
    found = np.mean([opinion_axes(dealt(opinions, axes, seed), all_in(40), axes).explained for seed in range(10)], axis=0)
    assert found == pytest.approx(wanted, rel=0.2)


def test_along_no_axis_nothing_hangs_together() -> None:
    opinions = opinions_of(planted((60, 60), 30, seed=1))
    first, again = (opinion_axes(one, all_in(30), 1).explained[0] for one in (opinions, dealt(opinions, 0, seed=1)))
    assert again < first / 2


def test_people_are_spread_without_a_gap() -> None:
    opinions = opinions_of(planted((100, 100), 60, seed=2, fervour=0.8))
    between = [
        np.mean(np.abs(place) < np.std(place) / 2)
        for place in (opinion_axes(one, all_in(60), 1).positions[:, 0] for one in (opinions, dealt(opinions, 1, seed=2)))
    ]
    assert between[0] < 0.15 < 0.2 < between[1]


def test_where_nothing_varies_the_votes_stay() -> None:
    opinions = opinions_of(np.ones((30, 5), np.int8))
    assert np.array_equal(dealt(opinions, 2, seed=0).vote, opinions.vote)
