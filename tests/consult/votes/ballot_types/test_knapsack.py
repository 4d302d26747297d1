"""Baskets within a budget."""

from dataclasses import replace
from decimal import Decimal

import pytest

from consult.votes.ballot_types.contract import Choices, InvalidBallot, Paper, PaperOption
from consult.votes.ballot_types.knapsack import Knapsack

pytestmark = pytest.mark.usefixtures("english")

COSTS = (12_000, 30_000, 8_500, 45_000)
LINES = tuple(PaperOption(f"uid{place}", place, f"Project {place}", Decimal(cost)) for place, cost in enumerate(COSTS))
PAPER = Paper(LINES, min_choices=1, max_choices=4, budget=Decimal(50_000), min_spend=Decimal(20_000))


def test_a_basket_within_the_budget_is_kept() -> None:
    said = Knapsack().read(PAPER, {"choices": ["uid1", "uid0"]})
    assert said == Choices((0, 1))
    assert Knapsack().summary(PAPER, said) == (
        "You choose 2 projects for €42,000 in all. Of the budget of €50,000, €8,000 is left."
    )
    assert Knapsack().words(PAPER, Choices((0, 2))) == ["Project 0: €12,000", "Project 2: €8,500"]


def test_exactly_the_budget_is_not_too_much() -> None:
    exact = replace(PAPER, budget=Decimal("50500"))
    assert Knapsack().validate(exact, Choices((0, 1, 2))) == Choices((0, 1, 2))


def test_a_basket_that_costs_too_much_is_refused_by_how_much() -> None:
    with pytest.raises(InvalidBallot, match=r"costs €57,000, and the budget is €50,000\. It is €7,000 too much"):
        Knapsack().read(PAPER, {"choices": ["uid0", "uid3"]})


def test_a_basket_that_costs_too_little_is_refused_by_how_much() -> None:
    with pytest.raises(InvalidBallot, match="costs €8,500, and should cost at least €20,000: add something for €11,500"):
        Knapsack().read(PAPER, {"choices": ["uid2"]})
    assert Knapsack().read(replace(PAPER, min_choices=0), {}) == Choices(())


def test_the_instructions_say_what_may_be_spent() -> None:
    assert Knapsack().instructions(PAPER) == "Choose the projects you would pay for with €50,000. Spend at least €20,000 of it."
    assert "up to 2 options" in Knapsack().instructions(replace(PAPER, max_choices=2))
