"""Recipes are chosen before anybody answers, and never after."""

from dataclasses import replace
from datetime import timedelta

import pytest

from consult.assessments import queries
from consult.assessments.errors import IncompleteRecipe, RecipeFrozen
from consult.assessments.methods.unweighable import WrongCap
from consult.assessments.recipe_actions import choose_recipe
from consult.assessments.recipes import USUAL, Recipe
from consult.consultations.models import Consultation
from consult.core.actors import VISITOR
from consult.core.clock import now
from consult.core.db import db
from consult.core.errors import NotAllowed, NotFound, SignInRequired
from tests import people
from tests.factories import assessments, diagnostics, places

pytestmark = pytest.mark.usefixtures("database")
CHOSEN = Recipe(("importance", "satisfaction"), "satisfaction", ("age",), (0.5, 2.0))


def _to_come() -> Consultation:
    return places.consultation(open_stages=())


def test_an_organiser_chooses_and_chooses_again() -> None:
    made = _to_come()
    olga = people.actor(people.olga(made.organisation))
    assert queries.recipe_of(made) == USUAL and not queries.is_recipe_frozen(made)
    choose_recipe(olga, made, recipe=replace(CHOSEN, cap=(0.1, 9.0)))
    choose_recipe(olga, made, recipe=CHOSEN)
    assert queries.recipe_of(made) == CHOSEN


def test_nobody_else_chooses() -> None:
    made = _to_come()
    with pytest.raises(NotAllowed):
        choose_recipe(people.actor(people.malik(made.organisation)), made, recipe=CHOSEN)
    with pytest.raises(SignInRequired):
        choose_recipe(VISITOR, made, recipe=CHOSEN)


def test_once_the_diagnostic_has_begun_the_recipe_is_frozen() -> None:
    made = places.consultation()
    with pytest.raises(RecipeFrozen):
        choose_recipe(people.actor(people.olga(made.organisation)), made, recipe=CHOSEN)
    made.published_at = None
    db.session.commit()
    assert not queries.is_recipe_frozen(made), "nobody has seen it yet"


def test_the_first_response_freezes_it_too() -> None:
    made = _to_come()
    sheet = diagnostics.questionnaire(made, places.needs(made))
    assert not queries.is_recipe_frozen(made)
    diagnostics.response(sheet, None, diagnostics.answers(sheet, {"n1": 2}))
    assert queries.is_recipe_frozen(made)
    with pytest.raises(RecipeFrozen):
        choose_recipe(people.actor(people.olga(made.organisation)), made, recipe=CHOSEN)


@pytest.mark.parametrize(
    ("recipe", "error"),
    [
        (replace(CHOSEN, order_by="importance_satisfaction"), IncompleteRecipe),
        (replace(CHOSEN, indicators=("satisfaction", "magic")), IncompleteRecipe),
        (replace(CHOSEN, indicators=("supporters",), order_by="supporters"), NotFound),
        (replace(CHOSEN, cap=(0.5, 1.0)), WrongCap),
    ],
)
def test_a_recipe_that_cannot_be_cooked_is_refused(recipe: Recipe, error: type[Exception]) -> None:
    made = _to_come()
    with pytest.raises(error):
        choose_recipe(people.actor(people.olga(made.organisation)), made, recipe=recipe)
    assert queries.chosen_recipe(made) is None


def test_a_draft_is_made_by_the_recipe_that_was_chosen() -> None:
    made = _to_come()
    choose_recipe(people.actor(people.olga(made.organisation)), made, recipe=CHOSEN)
    made.stages[0].opens_at = now() - timedelta(days=1)
    drafted = assessments.draft(assessments.answered(made))
    assert Recipe.of(drafted.recipe) == CHOSEN
    assert "vote_share" not in drafted.estimates[0].figures and drafted.holds_figures
