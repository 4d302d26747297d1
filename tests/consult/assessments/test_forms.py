"""The form of a recipe says the recipe, both ways."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from consult.assessments.forms import RecipeForm
from consult.assessments.recipes import USUAL, Recipe
from tests.consult.assessments.made_inputs import AGE

RECIPES = [
    USUAL,
    Recipe(weight_by=()),
    Recipe(("importance",), "importance", ("age",), (0.5, 2.0), True),
]


@pytest.mark.parametrize("recipe", RECIPES, ids=["usual", "no weights", "in order"])
def test_what_is_shown_is_what_comes_back(app: Flask, recipe: Recipe) -> None:
    with app.test_request_context(method="GET"):
        shown = RecipeForm.of(recipe, [AGE])
        typed = MultiDict(
            [(name, value) for name, one in shown.data.items() for value in (one if isinstance(one, list) else [one])]
        )
    with app.test_request_context(method="POST", data=typed):
        again = RecipeForm.of(USUAL, [AGE])
        assert again.validate(), again.errors
        assert again.recipe == recipe


def test_what_is_not_a_weight_is_refused(app: Flask) -> None:
    with app.test_request_context(
        method="POST", data={"order_by": "magic", "weights": "beside", "cap_low": "x", "cap_high": "0"}
    ):
        form = RecipeForm.of(USUAL, [])
        assert not form.validate() and set(form.errors) == {"order_by", "cap_low", "cap_high"}


def test_a_comma_is_a_decimal_point_and_what_is_endless_no_number(app: Flask) -> None:
    sent = {"order_by": "importance", "weights": "none", "cap_low": "0,5", "cap_high": "2,5"}
    with app.test_request_context(method="POST", data=sent):
        form = RecipeForm.of(USUAL, [])
        assert form.validate() and form.recipe.cap == (0.5, 2.5)
    for endless in ("nan", "inf", "1e400"):
        with app.test_request_context(method="POST", data=sent | {"cap_high": endless}):
            assert not RecipeForm.of(USUAL, []).validate()
