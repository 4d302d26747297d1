"""Duels, with the example of the capital of Tennessee (42, 26, 15 and 17 of 100 voters)."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from consult.votes.counting_rules.election import Marks, Profile
from consult.votes.counting_rules.pairwise import BALLOTS_AT_ONCE, condorcet_winner, duels, winning_votes
from tests.factories import elections

MEMPHIS, NASHVILLE, CHATTANOOGA, KNOXVILLE = range(4)


def test_nashville_wins_all_its_duels() -> None:
    won = duels(elections.tennessee())
    assert won.tolist() == [[0, 42, 42, 42], [58, 0, 68, 68], [58, 32, 0, 83], [58, 32, 17, 0]]
    assert condorcet_winner(won) == NASHVILLE


def test_in_a_circle_nobody_wins() -> None:
    won = duels(elections.rankings(3, ((0, 1, 2), 1), ((1, 2, 0), 1), ((2, 0, 1), 1)))
    assert condorcet_winner(won) is None
    assert winning_votes(won).tolist() == [[0, 2, 0], [0, 0, 2], [2, 0, 0]]


def test_options_left_out_stand_below_and_equal_ranks_count_for_neither() -> None:
    profile = Profile.of([((2, 0), (1, 1), 5), ((1,), (1,), 3)])
    assert duels(elections.election(4, profile, marks=Marks.RANKS)).tolist() == [
        [0, 5, 0, 5],
        [3, 0, 3, 3],
        [0, 5, 0, 5],
        [0, 0, 0, 0],
    ]


def test_where_nobody_voted_nobody_wins_a_duel() -> None:
    assert condorcet_winner(duels(elections.rankings(2))) is None
    assert condorcet_winner(duels(elections.rankings(0))) is None


def test_ballots_beyond_the_first_part_count_too() -> None:
    ballots = [((0, 1), 1)] * BALLOTS_AT_ONCE + [((1,), 2)] * 3
    assert duels(elections.rankings(2, *ballots)).tolist() == [[0, BALLOTS_AT_ONCE], [6, 0]]


@given(st.lists(st.tuples(st.sampled_from(list(permutations(range(4)))), st.integers(1, 9)), max_size=8))
def test_of_full_rankings_every_ballot_is_won_by_one_of_the_two(cast: list[tuple[tuple[int, ...], int]]) -> None:
    won = duels(elections.rankings(4, *cast))
    total = sum(weight for _, weight in cast)
    assert all(won[a, b] + won[b, a] == total for a in range(4) for b in range(4) if a != b)
