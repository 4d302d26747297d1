"""The last vote of each person on each statement."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.methods.opinion_matrix import MISSING, Opinions, last_votes, opinions_of

events = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.sampled_from([1, -1, 0])), max_size=40)


def table_of(opinions: Opinions) -> np.ndarray:
    """The table (n, m) that the opinions came from."""
    table = np.full((opinions.people, opinions.statements), MISSING)
    table[opinions.person, opinions.statement] = opinions.vote
    return table


def test_the_last_is_that_of_the_latest_moment_and_of_level_moments_the_one_further_down() -> None:
    opinions = last_votes([0, 0, 1, 1, 1], [0, 0, 0, 0, 0], [1, -1, 1, 0, -1], 2, 1, moment=[5, 4, 7, 7, 6])
    assert opinions.vote.tolist() == [1, 0]


@given(events)
def test_the_last_vote_of_a_person_on_a_statement_counts(cast: list[tuple[int, int, int]]) -> None:
    person, statement, vote = ([event[place] for event in cast] for place in range(3))
    expected = {(who, what): said for who, what, said in cast}
    opinions = last_votes(person, statement, vote, 5, 4)
    kept = zip(opinions.person.tolist(), opinions.statement.tolist(), opinions.vote.tolist(), strict=True)
    assert [((who, what), said) for who, what, said in kept] == sorted(expected.items())


def test_votes_are_counted_for_each_group_and_nobody_outside_it() -> None:
    opinions = opinions_of(np.array([[1, 0, MISSING], [-1, 1, 1], [1, MISSING, 1], [1, 1, 1]], np.int8))
    group = np.array([0, 1, 1, -1])
    tally = opinions.tally(group, 2)
    assert tally.votes.tolist() == [[1, 1, 0], [2, 1, 2]]
    assert tally.agree.tolist() == [[1, 0, 0], [1, 1, 2]]
    assert tally.disagree.tolist() == [[0, 0, 0], [1, 0, 0]]
    assert tally.passes.tolist() == [[0, 1, 0], [0, 0, 0]]
    assert opinions.tally_of_all().agree.tolist() == [[3, 2, 3]]
    assert opinions.tally(np.full(4, -1), 0).agree.shape == (0, 3)
    assert opinions.votes_per_person().tolist() == [2, 3, 2, 3]


def test_a_table_with_nan_and_one_with_missing_say_the_same() -> None:
    table = np.array([[1, MISSING, 0], [MISSING, MISSING, -1]], np.int8)
    with_nan = np.where(table == MISSING, np.nan, table)
    assert np.array_equal(table_of(opinions_of(table)), table)
    assert np.array_equal(table_of(opinions_of(with_nan)), table)


def test_some_people_can_be_taken_out() -> None:
    table = np.array([[1, 1, 0], [MISSING, 1, -1], [-1, MISSING, 1]], np.int8)
    assert np.array_equal(table_of(opinions_of(table).of_people(np.array([0, 2]))), table[[0, 2]])


@pytest.mark.parametrize("vote", [2, -2, 0.5, np.nan])
def test_a_vote_that_is_none_is_refused(vote: float) -> None:
    with pytest.raises(ValueError, match="a vote is 1, -1 or 0"):
        last_votes([0], [0], [vote], 1, 1)


@pytest.mark.parametrize(("person", "statement"), [(1, 0), (-1, 0), (0, 1), (0, -1)])
def test_a_vote_of_nobody_or_on_nothing_is_refused(person: int, statement: int) -> None:
    with pytest.raises(ValueError, match="of nobody, or on nothing"):
        last_votes([person], [statement], [1], 1, 1)
