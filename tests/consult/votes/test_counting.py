"""An outcome says whom a count covers, whether it stands, and what other rules would have chosen."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.core.errors import NotFound
from consult.votes.counting import Outcome, count_election
from consult.votes.counting_rules import COUNTING_RULES
from tests.factories import elections


def test_the_condorcet_winner_is_said_also_when_it_is_not_the_winner() -> None:
    outcome = count_election(elections.tennessee(), "plurality")
    assert (outcome.winners, outcome.condorcet_winner) == ((0,), 1)


def test_approvals_have_no_condorcet_winner() -> None:
    assert count_election(elections.approvals(2, ((0,), 3)), "plurality").condorcet_winner is None


def test_supporters_and_coverage_are_ballots_that_say_something_positive() -> None:
    outcome = count_election(elections.approvals(3, ((0, 1), 6), ((2,), 3), ((), 1)), "plurality")
    assert outcome.supporters == (6, 6, 3)
    assert outcome.coverage_share == 0.6


@pytest.mark.parametrize(("quorum", "winners"), [(0, (0,)), (9, (0,)), (10, ())])
def test_below_the_quorum_the_count_stands_and_nothing_is_chosen(quorum: int, winners: tuple[int, ...]) -> None:
    outcome = count_election(elections.approvals(2, ((0,), 9), quorum=quorum), "plurality")
    assert outcome.count.figures == (9, 0)
    assert (outcome.quorum, outcome.is_quorum_reached, outcome.winners) == (quorum, bool(winners), winners)


def test_where_nothing_is_spent_nothing_is_left() -> None:
    outcome = count_election(elections.approvals(2, ((0,), 9)), "plurality")
    assert (outcome.budget, outcome.unspent) == (None, None)


def test_an_unknown_rule_counts_nothing() -> None:
    with pytest.raises(NotFound):
        count_election(elections.approvals(2), "dictatorship")


@given(st.lists(st.tuples(st.permutations(range(3)), st.integers(1, 5)), max_size=6))
def test_an_outcome_survives_json(cast: list[tuple[list[int], int]]) -> None:
    outcome = count_election(elections.rankings(3, *cast), COUNTING_RULES.keys()[0])
    assert Outcome.from_json(json.loads(json.dumps(outcome.as_json()))) == outcome
