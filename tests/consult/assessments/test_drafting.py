"""Drafts are written whole, and known again when nothing has changed."""

from dataclasses import replace

import pytest

from consult.assessments import queries
from consult.assessments.drafting import drawing_of, is_current, is_free_to_draft, write_draft
from consult.assessments.recipes import Recipe
from consult.assessments.weighting import Population
from consult.core.db import db
from consult.core.transaction import transaction
from tests.consult.assessments.arrays import asked_of_all
from tests.consult.assessments.made_inputs import inputs, voices
from tests.factories import places

ANSWERS = asked_of_all([[1]] * 40 + [[0]] * 20, [[2]] * 60)
EVEN: Population = {"age": {"young": 0.5, "old": 0.5}}


@pytest.mark.usefixtures("database")
def test_a_draft_is_current_while_inputs_and_recipe_are_the_same() -> None:
    made = places.consultation()
    need = places.needs(made)[0]
    known = inputs(ANSWERS)
    known = replace(known, needs=(replace(known.needs[0], id=need.id),))
    assert not is_current(queries.draft_of(made), known)
    with transaction():
        assert is_free_to_draft(made)
        write_draft(made, known, drawing_of(known).of(voices(ANSWERS)), 1.5)
    draft = queries.draft_of(made)
    assert draft is not None and is_current(draft, known)
    assert (draft.duration_seconds, draft.inputs["respondents"]) == (1.5, 60)
    assert not is_current(draft, replace(known, ballots_count=1))
    assert not is_current(draft, replace(known, plan=replace(known.plan, recipe=Recipe(order_by="importance"))))
    db.session.rollback()


def test_respondents_are_drawn_by_the_seed_of_their_answers_and_their_weights() -> None:
    ages = [0] * 40 + [1] * 20
    drawing = drawing_of(inputs(ANSWERS, ages=ages, population=EVEN))
    assert drawing.seed == inputs(ANSWERS, ages=ages).seed and drawing.respondents == (60,)
    assert drawing.weights is not None and drawing.weights.weights.tolist() == pytest.approx([0.75, 1.5])
    assert drawing_of(inputs(ANSWERS)).weights is None
