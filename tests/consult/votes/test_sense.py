"""Whether a vote as drafted can be voted on and counted."""

from dataclasses import replace
from decimal import Decimal

import pytest
from flask import Flask
from flask_babel import force_locale

from consult.core.errors import InvalidInput
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.election import Marks, Profile
from consult.votes.drafting import Draft, OwnOption, Terms
from consult.votes.presets import PRESETS
from consult.votes.sense import WITHOUT_EQUAL_RANKS, fitting_rules, pair_problem, require_sense
from tests.factories import elections, places

COSTS = (100, 200, 300)
OPTIONS = tuple(OwnOption(f"Project {cost}", terms=Terms(Decimal(cost))) for cost in COSTS)
PLAIN = Draft("?", own_options=OPTIONS)
BASKET = Draft("?", own_options=OPTIONS, ballot_type="knapsack", counting_rule="greedy", budget=Decimal(400))
POINTS = replace(PLAIN, ballot_type="points", counting_rule="score")
WRONG = {
    "one option": (replace(PLAIN, own_options=OPTIONS[:1]), "at least two options"),
    "the same title twice": (replace(PLAIN, own_options=(*OPTIONS, OwnOption("Project 100 "))), "a title of its own"),
    "no title": (replace(PLAIN, own_options=(*OPTIONS, OwnOption(" "))), "a title of its own"),
    "too many options": (replace(PLAIN, own_options=[OwnOption(str(n)) for n in range(501)]), "at most 500"),
    "more seats than options": (replace(PLAIN, seats=4), "no more than there are"),
    "no points": (replace(PLAIN, points=0), "up to a million"),
    "a negative cost": (replace(PLAIN, own_options=(*OPTIONS, OwnOption("X", terms=Terms(Decimal(-1))))), "negative"),
    "a basket without a budget": (replace(BASKET, budget=None, counting_rule="plurality"), "say how large it is"),
    "a budget of nothing": (replace(BASKET, budget=Decimal(0)), "more than nothing"),
    "an option nobody can pay": (replace(BASKET, budget=Decimal(250)), "“Project 300” costs more"),
    "an option outside all areas": (replace(BASKET, area_budgets={"North": Decimal(500)}), "“Project 100” lies in no area"),
    "three projects within 400": (replace(BASKET, min_choices=3), "No basket can keep these limits"),
    "spending more than there is": (replace(BASKET, min_spend=Decimal(401)), "No basket can keep these limits"),
    "giving more points than one has": (replace(POINTS, min_spend=Decimal(11)), "more points than one has"),
    "giving more points than the budget": (
        replace(POINTS, counting_rule="greedy", budget=Decimal(500), points=999, min_spend=Decimal(501)),
        "cannot exceed the budget",
    ),
    "a least cost where nothing is put into a basket": (replace(PLAIN, min_spend=Decimal(1)), "leave that field empty"),
    "a least cost of ticks over a budget": (
        replace(BASKET, ballot_type="approval", min_spend=Decimal(1)),
        "leave that field empty",
    ),
    "equal ranks for a rule that follows ballots": (
        replace(PLAIN, ballot_type="ranking", counting_rule="stv", is_equal_rank_allowed=True),
        "cannot count two options of the same rank.*Schulze",
    ),
    "an election nowhere": (replace(PLAIN, secrecy="external", external_url="javascript:alert(1)"), "begins with https"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_draft_without_sense_is_refused_with_what_to_change(database: Flask, case: str) -> None:
    draft, words = WRONG[case]
    with force_locale("en"), pytest.raises(InvalidInput, match=words):
        require_sense(places.consultation(), draft)


@pytest.mark.parametrize(
    "draft", [PLAIN, BASKET, replace(PLAIN, secrecy="external", external_url="https://e.example"), replace(BASKET, min_choices=2)]
)
def test_a_draft_with_sense_is_not(database: Flask, draft: Draft) -> None:
    require_sense(places.consultation(), draft)


def test_every_kind_of_ballot_can_be_counted_by_some_rule() -> None:
    assert all(fitting_rules(kind.key, has_budget=kind.needs_budget) for kind in BALLOT_TYPES)


def test_a_rule_that_does_not_fit_is_refused_and_those_that_do_are_named(database: Flask) -> None:
    with force_locale("en"):
        unread = pair_problem("ranking", "majority-judgment", has_budget=False) or ""
        poor = pair_problem("approval", "greedy", has_budget=False) or ""
        rich = pair_problem("approval", "plurality", has_budget=True) or ""
        assert "cannot count such ballots" in unread and str(COUNTING_RULES["schulze"].label) in unread
    assert "spends a budget: say how large" in poor
    assert "spends no budget: leave the budget empty" in rich
    assert pair_problem("ranking", "schulze", has_budget=False) is None


def test_rules_that_lose_a_ballot_of_equal_ranks_are_known_as_such() -> None:
    ballots = [((1, 2), (1, 1), 5), ((0, 1, 2), (1, 2, 3), 2)]
    held = elections.election(3, Profile.of(ballots), marks=Marks.RANKS)
    losing = {rule.key for rule in fitting_rules("ranking", has_budget=False) if rule.count(held).winners == (0,)}
    assert losing == set(WITHOUT_EQUAL_RANKS)


def test_every_preset_makes_sense_once_it_has_options(database: Flask) -> None:
    made = places.consultation()
    for preset in PRESETS:
        options = [OwnOption(str(number), terms=Terms(Decimal(number))) for number in range(1, 7)]
        budget = Decimal(100) if preset.is_spending else None
        require_sense(made, Draft("?", own_options=options, budget=budget, **preset.values))
