"""Greedy by votes for the money."""

from consult.votes.counting_rules.greedy import Greedy
from consult.votes.counting_rules.greedy_density import GreedyDensity
from tests.factories import elections


def test_it_prefers_many_cheap_options_to_a_dear_one() -> None:
    election = elections.approvals(3, ((0,), 10), ((1,), 6), ((2,), 5), costs=(100, 50, 50), budget=100.0)
    assert Greedy().count(election).winners == (0,)
    count = GreedyDensity().count(election)
    assert (count.winners, count.figures) == ((1, 2), (0.1, 0.12, 0.1))


def test_equal_quotients_are_equal_whatever_the_cents() -> None:
    election = elections.approvals(2, ((0,), 1), ((1,), 3), costs=(0.1, 0.3), budget=0.3)
    assert GreedyDensity().count(election).ties == ((0, 1),)


def test_what_costs_nothing_comes_first() -> None:
    election = elections.approvals(2, ((0,), 9), ((1,), 1), costs=(1, 0), budget=1.0)
    assert GreedyDensity().count(election).winners == (1, 0)
