"""Papers move to the next option on them that stands."""

import numpy as np

from consult.votes.counting_rules.election import Marks, Profile
from consult.votes.counting_rules.papers import Papers
from tests.factories import elections


def test_papers_skip_whoever_went_out_and_are_exhausted_in_the_end() -> None:
    papers = Papers(elections.rankings(3, ((0, 1, 2), 4), ((0,), 3), ((2,), 1)))
    assert papers.holders.tolist() == [0, 0, 2]
    papers.move(papers.of(0), np.array([False, False, True]))
    assert papers.holders.tolist() == [2, -1, 2]
    assert papers.piles(np.array([0, 2]), np.array([10, 1])).tolist() == [0, 0, 41]


def test_a_paper_with_two_first_ranks_lies_with_nobody() -> None:
    profile = Profile.of([((0, 1), (1, 1), 2), ((2, 0, 1), (1, 2, 2), 5)])
    papers = Papers(elections.election(3, profile, marks=Marks.RANKS))
    assert papers.holders.tolist() == [-1, 2]
    papers.move(papers.of(2), np.array([True, True, False]))
    assert papers.holders.tolist() == [-1, -1]


def test_what_is_exhausted_is_worth_nothing_to_anybody() -> None:
    papers = Papers(elections.rankings(2, ((), 9), ((1,), 2)))
    assert papers.piles(np.arange(2), np.array([1, 1])).tolist() == [0, 2]
