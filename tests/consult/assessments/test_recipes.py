"""The usual recipe, and those that were stored."""

from consult.assessments.indicators import INDICATORS
from consult.assessments.methods.ranks import MIN_DRAWS
from consult.assessments.orderings import ORDERINGS
from consult.assessments.recipes import INDICATOR_KEYS, RECIPE, USUAL, Recipe


def test_a_small_town_need_choose_nothing() -> None:
    assert USUAL.indicators == (*INDICATORS.keys(), "inequality")
    assert USUAL.order_by == "importance_satisfaction" and not USUAL.is_order_weighted


def test_the_keys_are_those_of_the_indicators_and_the_orderings() -> None:
    assert INDICATORS.keys() == INDICATOR_KEYS
    assert ORDERINGS[USUAL.order_by].key == USUAL.order_by


def test_what_is_stored_is_the_recipe() -> None:
    chosen = Recipe(("importance",), "importance", ("age",), (0.5, 2.0), True)
    for one in (USUAL, chosen):
        assert Recipe.of(one.as_json()) == one
    assert RECIPE["draws"] >= MIN_DRAWS
