"""Choosing how the assessments of a consultation are made, before anybody answers."""

from sqlalchemy.dialects.postgresql import insert

from consult.assessments import queries
from consult.assessments.errors import IncompleteRecipe, RecipeFrozen
from consult.assessments.methods.raking import Cap
from consult.assessments.orderings import ORDERINGS
from consult.assessments.policies import may_choose_recipe
from consult.assessments.recipes import INDICATOR_KEYS, INEQUALITY, Recipe
from consult.assessments.run_models import AssessmentRecipe
from consult.consultations.models import Consultation
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db
from consult.core.lookup import locked


@action(may_choose_recipe)
def choose_recipe(actor: Actor, consultation: Consultation, *, recipe: Recipe) -> None:
    """Keeps the recipe, which everybody can read from then on.

    Raises RecipeFrozen once the diagnostic has begun, IncompleteRecipe where the order goes by a figure that is left out or
    something is unknown, WrongCap.
    """
    locked(consultation)
    if queries.is_recipe_frozen(consultation):
        raise RecipeFrozen
    known, chosen = {*INDICATOR_KEYS, INEQUALITY}, set(recipe.indicators)
    if recipe.order_by not in chosen or ORDERINGS[recipe.order_by].key != recipe.order_by or chosen - known:
        raise IncompleteRecipe
    Cap(*recipe.cap)
    row = insert(AssessmentRecipe).values(consultation_id=consultation.id, recipe=recipe.as_json())
    db.session.execute(row.on_conflict_do_update(index_elements=["consultation_id"], set_={"recipe": row.excluded.recipe}))
