"""Points by place, with the capital of Tennessee."""

import pytest

from consult.votes.counting_rules.borda import Borda
from consult.votes.counting_rules.election import Marks, Profile, Settings
from tests.factories import elections


def test_nashville_has_the_most_points() -> None:
    count = Borda().count(elections.tennessee(seats=2))
    assert count.figures == (126, 194, 173, 107)
    assert (count.winners, count.order, count.ties) == ((1, 2), (1, 2, 0, 3), ())


def test_options_left_out_get_nothing_and_the_first_as_much_as_there_are_others() -> None:
    assert Borda().count(elections.rankings(4, ((2, 0), 5))).figures == (10, 0, 15, 0)


def test_equal_ranks_share_the_points_of_their_places() -> None:
    profile = Profile.of([((0, 1, 2), (1, 1, 2), 1)])
    assert Borda().count(elections.election(4, profile, marks=Marks.RANKS)).figures == (2.5, 2.5, 1, 0)


def test_points_may_go_by_the_longest_ranking_allowed() -> None:
    count = Borda().count(elections.rankings(4, ((2, 0), 1), ((1,), 1), settings=Settings(longest=2)))
    assert count.figures == (1, 2, 2, 0)
    assert count.facts == {"most_points": 2}


def test_no_place_is_worth_less_than_nothing() -> None:
    assert Borda().count(elections.rankings(3, ((0, 1, 2), 1), settings=Settings(longest=1))).figures == (1, 0, 0)


@pytest.mark.usefixtures("english")
def test_it_says_who_has_how_many_points() -> None:
    count = Borda().count(elections.tennessee())
    assert Borda().step_words(count.steps[0], {1: "Nashville"}) == "Nashville: 194 points."
