"""Greedy with a threshold."""

from consult.votes.counting_rules.election import Settings
from consult.votes.counting_rules.greedy_threshold import GreedyThreshold
from tests.factories import elections


def test_whoever_reaches_the_threshold_can_be_chosen_and_nobody_else() -> None:
    ballots = (((0,), 9), ((1,), 5), ((2,), 4))
    election = elections.approvals(3, *ballots, costs=(1, 100, 1), budget=10.0, settings=Settings(threshold=5))
    count = GreedyThreshold().count(election)
    assert count.winners == (0,)
    assert [step["kind"] for step in count.steps] == ["bought", "too_dear", "below"]
