"""Conditions of other programs."""

import pytest

from consult.diagnostics.importing.form_plan import FormPlan, items_of
from consult.diagnostics.importing.relevance import condition_of, expression_of


@pytest.fixture
def plan() -> FormPlan:
    made = FormPlan("en")
    made.ask(2, "q", "single_choice", ("a", "b"), label="Which?", options={"items": items_of(["A", "B"])})
    return made


@pytest.mark.parametrize(
    ("rule", "items", "is_chosen"),
    [
        ("${q} = 'a'", ["n1"], True),
        ("selected(${q}, 'b')", ["n2"], True),
        ("${q} != 'a'", ["n1"], False),
        ("not(selected(${q}, 'a'))", ["n1"], False),
        ("${q} = 'a' or ${q} = 'b'", ["n1", "n2"], True),
    ],
)
def test_simple_rules_become_conditions(plan: FormPlan, rule: str, items: list[str], is_chosen: bool) -> None:
    assert condition_of(rule, plan) == {"question": plan.questions[0]["uid"], "items": items, "is_chosen": is_chosen}


@pytest.mark.parametrize(
    "rule", ["${q} > 3", "${q} = 'z'", "${r} = 'a'", "${q} = 'a' and ${q} = 'b'", "${q} != 'a' or ${q} != 'b'"]
)
def test_other_rules_become_none(plan: FormPlan, rule: str) -> None:
    assert condition_of(rule, plan) is None


def test_expressions_of_limesurvey_are_read_too(plan: FormPlan) -> None:
    assert expression_of('((q.NAOK == "a"))', plan) == condition_of("${q} = 'a'", plan)
    assert expression_of("q.NAOK > 3", plan) is None
