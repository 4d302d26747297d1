"""Who backs which option."""

from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from consult.votes.counting_rules.backing import Backers, backing
from consult.votes.counting_rules.election import Election, Marks
from tests.factories import elections


def _people(election: Election, option: int) -> float:
    found = backing(election, range(len(election.options)), is_for_everybody=True).backers
    return found[option].people_count if option in found else 0


def test_equal_ballots_stand_once_where_that_saves_work() -> None:
    found = backing(elections.approvals(2, ((0,), 50), ((0, 1), 30), ((0,), 20)), (0, 1), is_for_everybody=True)
    assert (found.people_count, found.ballots_count) == (100, 2)
    people = found.backers[0].people
    assert people is not None and sorted(people) == [30, 70]
    assert found.backers[1].amounts is None


def test_ballots_that_are_nearly_all_different_stand_one_by_one() -> None:
    found = backing(elections.approvals(3, ((0,), 2), ((1,), 1), ((2,), 1), ((0, 2), 1)), range(3), is_for_everybody=True)
    assert found.ballots_count == 5
    assert found.backers[0].people is None
    assert found.backers[0].people_count == 3


def test_blank_ballots_count_for_everybody_and_for_no_area() -> None:
    election = elections.approvals(3, ((0,), 4), ((1, 2), 3), ((), 5))
    assert backing(election, range(3), is_for_everybody=True).people_count == 12
    assert backing(election, (1, 2), is_for_everybody=False).people_count == 3
    assert set(backing(election, (1, 2), is_for_everybody=False).backers) == {1, 2}


def test_points_are_amounts() -> None:
    found = backing(elections.scores(2, ((5, 0), 10), ((2, 1), 10)), (0, 1), is_for_everybody=True).backers
    assert sorted(found[0].amounts) == [2, 5]
    assert sorted(found[0].units) == [20, 50]
    assert found[1].amounts is None


@given(st.lists(st.tuples(st.lists(st.integers(0, 9), min_size=15, max_size=15), st.integers(1, 5)), max_size=6), st.randoms())
def test_neither_the_order_of_ballots_nor_their_grouping_changes_a_bit(cast: list[tuple[list[int], int]], random: Random) -> None:
    apart = [(values, 1) for values, weight in cast for _ in range(weight)]
    random.shuffle(apart)
    together, one_by_one = (elections.scores(15, *ballots) for ballots in (cast, apart))
    found, again = (backing(one, range(15), is_for_everybody=True) for one in (together, one_by_one))
    assert (found.people_count, found.ballots_count) == (again.people_count, again.ballots_count)
    assert found.backers.keys() == again.backers.keys()
    for option, backers in found.backers.items():
        for mine, its in zip(_arrays(backers), _arrays(again.backers[option]), strict=True):
            assert np.array_equal(mine, its)


def _arrays(backers: Backers) -> list[np.ndarray]:
    return [array for array in (backers.ballots, backers.people, backers.amounts) if array is not None]


def test_people_are_counted_right_whatever_the_number_of_options() -> None:
    election = elections.approvals(130, ((0, 64, 129), 5), ((129,), 4))
    assert [_people(election, option) for option in (0, 1, 64, 129)] == [5, 0, 5, 9]
    stances = replace(election, marks=Marks.STANCES, profile=replace(election.profile, values=np.array([1, -1, 0, 1])))
    assert [_people(stances, option) for option in (0, 1, 64, 129)] == [5, 0, 0, 4]
