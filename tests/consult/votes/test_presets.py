"""Votes that fit most occasions."""

from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.presets import PRESETS


def test_costs_are_asked_for_where_a_budget_is_spent() -> None:
    assert all(preset.is_spending == BALLOT_TYPES[preset.values["ballot_type"]].needs_budget for preset in PRESETS)


def test_each_says_what_it_is_for() -> None:
    assert all(str(preset.label) and str(preset.words) for preset in PRESETS)
