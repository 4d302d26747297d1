"""A plan is kept as it was, and weighs by what is asked, known and chosen."""

import json
from dataclasses import replace

import pytest

from consult.assessments.counting import Shape
from consult.assessments.planning import Plan
from consult.assessments.recipes import Recipe
from consult.assessments.voices import Variable
from tests.consult.assessments.made_inputs import AGE

SEX = Variable("sex", "Sex", ("f", "m"), ("Women", "Men"))
KNOWN = {"age": {"young": 0.4, "old": 0.6}, "sex": {"f": 0.5, "m": 0.5}, "tenure": {"owner": 1.0}}


def test_what_a_run_keeps_is_the_plan() -> None:
    plan = Plan(
        ("a", "b"), (replace(AGE, apart=("old",)), SEX), KNOWN, Recipe(weight_by=("age",), is_order_weighted=True), unit=8
    )
    assert Plan.of(json.loads(json.dumps(plan.as_json()))) == plan


@pytest.mark.parametrize(
    ("chosen", "weighed"), [(None, (0, 1)), ((), ()), (("sex", "tenure"), (1,)), (("nothing",), ())], ids=str
)
def test_weights_go_by_what_is_asked_known_and_chosen(chosen: tuple[str, ...] | None, weighed: tuple[int, ...]) -> None:
    plan = Plan((), (AGE, SEX), KNOWN, Recipe(weight_by=chosen))
    assert plan.shape == Shape((3, 3), weighed)


def test_without_a_population_nothing_is_weighed() -> None:
    assert Plan((), (AGE,)).weighed == ()
