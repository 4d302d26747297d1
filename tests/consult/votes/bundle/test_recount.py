"""The script's own counting, held against the platform's rules: two programs that must agree."""

from typing import Any

import pytest
import recount
from hypothesis import settings

from consult.votes.bundle.facts import outcome_facts
from consult.votes.counting import Outcome, count_election
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.contract import CountingRule, applies
from consult.votes.counting_rules.election import Election, Marks
from tests.factories import bundles, elections

ELECTIONS = 2 * settings().max_examples
PAIRS = [(rule, marks) for rule in COUNTING_RULES for marks in Marks if marks in rule.reads]


def _stated(election: Election, outcome: Outcome) -> dict[str, Any]:
    return outcome_facts([option.id for option in election.options], outcome)


@pytest.mark.parametrize(("rule", "marks"), PAIRS, ids=[f"{rule.key} of {marks}" for rule, marks in PAIRS])
def test_on_random_elections_both_say_the_same(rule: CountingRule, marks: Marks) -> None:
    for seed in range(ELECTIONS):
        election = bundles.random_election(seed, marks, is_spending=rule.needs_budget)
        assert applies(rule, election)
        lines, outcome = bundles.lines(election), count_election(election, rule.key)
        told, stated = recount.figures(bundles.facts(election, rule.key), lines), _stated(election, outcome)
        assert told.pop("winners") == stated["winners"], f"seed {seed}"
        assert told == pytest.approx({name: stated[name] for name in told}), f"seed {seed}"


def test_the_script_knows_every_rule_that_is_offered() -> None:
    known = {*recount.SEATED, "stv", *recount.recount_budgets.RULES}
    assert {rule.key for rule in COUNTING_RULES} <= known


def test_below_the_quorum_nothing_is_chosen() -> None:
    election = elections.approvals(2, ((0,), 5), quorum=6)
    told = recount.figures(bundles.facts(election, "plurality"), bundles.lines(election))
    assert (told["winners"], told["coverage_share"], told["is_quorum_reached"]) == ([], 0, False)
