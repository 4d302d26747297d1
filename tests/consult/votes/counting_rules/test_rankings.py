"""Rankings as lists."""

from consult.votes.counting_rules.election import Marks, Profile
from consult.votes.counting_rules.rankings import rankings
from tests.factories import elections

PROFILE = Profile.of([((0, 1, 2), (2, 1, 3), 1), ((2, 0, 1), (1, 2, 2), 1), ((), (), 1), ((1, 0), (5, 5), 1)])


def test_each_ballot_reads_from_its_best_rank_down_and_equal_ranks_share_a_level() -> None:
    lists = rankings(elections.election(3, PROFILE, marks=Marks.RANKS))
    assert lists.options.tolist() == [1, 0, 2, 2, 0, 1, 1, 0]
    assert lists.levels.tolist() == [0, 1, 2, 3, 4, 4, 5, 5]
    assert lists.places.tolist() == [0, 1, 2, 0, 1, 2, 0, 1]
    assert lists.starts.tolist() == [0, 3, 6, 6, 8]


def test_equal_ranks_cut_a_ballot_where_they_begin() -> None:
    assert rankings(elections.election(3, PROFILE, marks=Marks.RANKS)).ends().tolist() == [3, 4, 6, 6]


def test_no_ballots_make_no_lists() -> None:
    lists = rankings(elections.rankings(3))
    assert (lists.options.size, lists.ends().size) == (0, 0)
