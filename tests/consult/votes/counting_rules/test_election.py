"""What ballots give to options."""

from consult.votes.counting_rules.election import Marks, Profile, Settings
from tests.factories import elections


def test_an_approval_gives_one() -> None:
    ballots, options, amounts = elections.approvals(3, ((0, 2), 5), ((1,), 1)).support()
    assert (list(ballots), list(options), list(amounts)) == ([0, 0, 1], [0, 2, 1], [1, 1, 1])


def test_a_rank_gives_more_the_nearer_it_is_to_the_first() -> None:
    assert list(elections.rankings(3, ((2, 0), 1)).support()[2]) == [3, 2]
    assert list(elections.rankings(3, ((2, 0), 1), settings=Settings(longest=2)).support()[2]) == [2, 1]


def test_what_says_nothing_positive_gives_nothing() -> None:
    profile = Profile.of([((0, 1, 2), (1, 0, -1), 1)])
    assert list(elections.election(3, profile, marks=Marks.STANCES).support()[1]) == [0]


def test_equal_ballots_together_are_as_many_people() -> None:
    assert elections.approvals(2, ((0,), 7), ((), 2)).profile.ballots_count == 9
