"""Seats, and who takes them."""

import numpy as np

from consult.votes.counting_rules.election import Election, ElectionOption, Marks, Profile
from consult.votes.counting_rules.seating import Seating
from tests.factories import elections


def test_whoever_reaches_the_quota_has_a_seat_the_most_votes_first() -> None:
    seating = Seating(elections.rankings(4, seats=3), unit=1)
    votes = np.array([5, 9, 2, 9])
    assert seating.elect(votes, 5) == [1, 3, 0]
    assert (seating.ties, seating.is_full) == ([(1, 3)], True)
    assert seating.order(votes) == (1, 3, 0, 2)


def test_seats_are_filled_when_no_more_options_stand_than_seats_are_left() -> None:
    seating = Seating(elections.rankings(3, seats=2), unit=1)
    votes = np.array([1, 2, 0])
    assert seating.fill(votes) == []
    seating.exclude(2, votes)
    assert seating.fill(votes) == [1, 0]
    assert seating.order(votes) == (1, 0, 2)


def test_of_an_exclusive_group_one_gets_a_seat_and_the_others_are_its_rivals() -> None:
    options = tuple(ElectionOption(f"o{place}", exclusive_group=group) for place, group in enumerate(("a", "a", "", "a")))
    seating = Seating(Election(options, Profile.of([]), Marks.RANKS, seats=3), unit=1)
    votes = np.array([5, 9, 2, 1])
    assert seating.rival() is None
    assert seating.elect(votes, 5) == [1]
    assert seating.rival() == 0
    seating.exclude(0, votes)
    assert seating.rival() == 3


def test_a_stage_tells_the_ties_decided_since_the_one_before() -> None:
    seating = Seating(elections.rankings(3), unit=10)
    assert seating.decide([2, 0]) == [0, 2]
    seating.note("exclusion", 2, np.array([4, 0, 0]), 3)
    seating.note("exclusion", 1, np.array([4, 0, 0]), 3)
    assert [stage["tied"] for stage in seating.stages] == [[[0, 2]], []]
