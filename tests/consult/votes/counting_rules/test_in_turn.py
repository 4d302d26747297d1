"""Buying options in turn."""

import pytest

from consult.votes.counting_rules.in_turn import Turns, buy_in_turn
from consult.votes.counting_rules.spending import Envelope, envelopes
from tests.factories import elections


def _bought(costs: list[float], figures: list[float], budget: float, **more: object) -> Envelope:
    envelope = envelopes(elections.approvals(len(costs), costs=costs, budget=budget))[0]
    standing = {option: -figure for option, figure in enumerate(figures)}
    buy_in_turn(envelope, Turns(standing, figures, "ballots", **more))  # type: ignore[arg-type]
    return envelope


def test_what_no_longer_fits_is_passed_over() -> None:
    envelope = _bought([60, 50, 40], [3, 2, 1], 100)
    assert envelope.bought == [0, 2]
    assert [step["kind"] for step in envelope.steps] == ["bought", "too_dear", "bought"]


def test_or_ends_the_count() -> None:
    envelope = _bought([60, 50, 40], [3, 2, 1], 100, stops=True)
    assert envelope.bought == [0]
    assert [step["kind"] for step in envelope.steps] == ["bought", "stopped"]


def test_below_the_threshold_nothing_is_bought() -> None:
    envelope = _bought([10, 10, 10], [3, 2, 1], 100, threshold=2)
    assert envelope.bought == [0, 1]
    assert envelope.steps[-1]["kind"] == "below"


@pytest.mark.parametrize(
    ("costs", "budget", "ties", "decisive"),
    [
        ([60, 60], 100, [(0, 1)], [(0, 1)]),  # one fits: the rule decides which
        ([40, 60], 100, [(0, 1)], []),  # both fit: the rule decides the order alone
        ([60, 120], 100, [], []),  # one alone could ever be bought
    ],
)
def test_a_tie_is_told_where_the_rule_had_to_decide(costs: list[float], budget: float, ties: list, decisive: list) -> None:
    envelope = _bought(costs, [5, 5], budget)
    assert (envelope.ties, envelope.decisive_ties) == (ties, decisive)
