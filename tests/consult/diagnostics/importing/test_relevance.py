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


@pytest.mark.parametrize(
    ("rule", "least", "most"),
    [
        ("${n} >= 3", 3, None),
        ("${n} <= 2.5", None, 2.5),
        ("${n} >= -1 and ${n} <= 4", -1, 4),
        ("${d} >= date('2026-01-31')", "2026-01-31", None),
    ],
)
def test_numbers_and_days_between_two_become_conditions(plan: FormPlan, rule: str, least: object, most: object) -> None:
    plan.ask(3, "n", "number", (), label="How many?", options={"unit": "", "lowest": 0, "highest": 9, "decimals": 1})
    plan.ask(4, "d", "date", (), label="When?", options={"earliest": "", "latest": ""})
    uid = plan.questions[1 if "{n}" in rule else 2]["uid"]
    assert condition_of(rule, plan) == {"question": uid, "items": [], "is_chosen": True, "least": least, "most": most}
    assert condition_of(rule.replace("${n}", "${q}").replace("${d}", "${q}"), plan) is None
    assert condition_of(f"{rule} or ${{n}} >= 7", plan) is None
