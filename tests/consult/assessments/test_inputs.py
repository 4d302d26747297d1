"""The digest names the inputs, all of them and nothing else."""

from dataclasses import replace

import numpy as np
import pytest

from consult.assessments.inputs import Inputs, NeedInput
from consult.assessments.methods.importance_satisfaction import Answers
from tests.consult.assessments.arrays import asked_of_all
from tests.consult.assessments.made_inputs import AGE, inputs

ANSWERS = asked_of_all([[1, 0], [0, 1]], [[1, 2], [3, 4]])


def _some(answers: Answers = ANSWERS) -> Inputs:
    return inputs(answers, choosers=[1, 2], ballots=[3, 3], supporters=[5, 0])


def test_the_same_facts_have_the_same_digest_and_seed() -> None:
    assert _some().digest == _some().digest
    assert len(_some().digest) == 64
    assert _some().seed == int(_some().counted.digest[:7], 16) < 2**31


@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, needs=(NeedInput(0, "a", "Another"), one.needs[1])),
        lambda one: replace(one, channels={"paper": 2}),
        lambda one: _some(replace(ANSWERS, picks=~ANSWERS.picks)),
        lambda one: _some(replace(ANSWERS, ratings=ANSWERS.ratings + np.int8(1))),
        lambda one: _some(replace(ANSWERS, is_rated=~ANSWERS.is_rated)),
        lambda one: _some(replace(ANSWERS, is_pickable=~ANSWERS.is_pickable)),
        lambda one: replace(one, plan=replace(one.plan, variables=(AGE,))),
        lambda one: replace(one, plan=replace(one.plan, population={"age": {"young": 1.0}})),
        lambda one: replace(one, ballots_count=4),
        lambda one: replace(one, choosers=one.ballots),
        lambda one: replace(one, ballots=one.ballots + 1),
        lambda one: replace(one, supporters=one.supporters + 1),
    ],
)
def test_any_other_fact_changes_the_digest(change: object) -> None:
    assert change(_some()).digest != _some().digest  # type: ignore[operator]


def test_votes_change_the_digest_and_not_the_draws() -> None:
    voted = replace(_some(), ballots_count=4)
    assert voted.digest != _some().digest and voted.seed == _some().seed


def test_the_order_in_which_people_answered_is_part_of_the_answers() -> None:
    """Draws take people by their place, so another order is another input: another digest and another seed."""
    turned = replace(ANSWERS, picks=ANSWERS.picks[::-1], ratings=ANSWERS.ratings[::-1])
    assert _some(turned).counts.named.tolist() == _some().counts.named.tolist()
    assert _some(turned).digest != _some().digest and _some(turned).seed != _some().seed
