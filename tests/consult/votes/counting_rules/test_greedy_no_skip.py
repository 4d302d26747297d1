"""Greedy without skipping."""

from consult.votes.counting_rules.election import Settings
from consult.votes.counting_rules.greedy_no_skip import GreedyNoSkip
from tests.factories import elections

BALLOTS = (((0,), 9), ((1,), 5), ((2,), 3))


def test_it_stops_at_the_first_that_does_not_fit() -> None:
    count = GreedyNoSkip().count(elections.approvals(3, *BALLOTS, costs=(60, 50, 40), budget=100.0))
    assert count.winners == (0,)
    assert count.steps[-1]["kind"] == "stopped"


def test_a_threshold_holds_here_too() -> None:
    election = elections.approvals(3, *BALLOTS, costs=(1, 1, 1), budget=100.0, settings=Settings(threshold=4))
    assert GreedyNoSkip().count(election).winners == (0, 1)


def test_where_equals_cannot_all_be_paid_the_tie_is_said_for_the_dear_one_would_have_ended_all() -> None:
    count = GreedyNoSkip().count(elections.approvals(3, ((0,), 9), ((1, 2), 5), costs=(60, 30, 50), budget=100.0))
    assert (count.winners, count.ties, count.facts["decisive_ties"]) == ((0, 1), ((1, 2),), [[1, 2]])
    alone = GreedyNoSkip().count(elections.approvals(3, ((0,), 9), ((1, 2), 5), costs=(60, 50, 50), budget=100.0))
    assert (alone.winners, alone.ties) == ((0,), ())
