"""Conditions as other programs write them, where they say no more than that some choices of one question are made."""

import re
from collections.abc import Mapping
from typing import Any

from consult.diagnostics.conditions import AMOUNTS
from consult.diagnostics.importing.form_plan import FormPlan, condition_on
from consult.diagnostics.question_types import QUESTION_TYPES

SELECTED = re.compile(r"selected\(\s*\$\{([\w.-]+)\}\s*,\s*['\"]([^'\"]{1,100})['\"]\s*\)")
EQUAL = re.compile(r"\$\{([\w.-]+)\}\s*(=|!=)\s*['\"]([^'\"]{1,100})['\"]")
BOUND = re.compile(r"\$\{([\w.-]+)\}\s*(>=|<=)\s*(?:date\(\s*'(\d{4}-\d\d-\d\d)'\s*\)|(-?\d{1,12}(?:\.\d{1,9})?))")
LONGEST_RULE = 2_000
NOT = re.compile(r"not\s*\(\s*(.+)\s*\)")
EXPRESSION = re.compile(r"\(*\s*([A-Za-z]\w*)(?:\.NAOK|\.code)?\s*(==|!=)\s*['\"]([^'\"]{1,100})['\"]\s*\)*")

Part = tuple[str, str, bool]
"""The question, one of its choices, and whether it must be made."""


def condition_of(rule: str, plan: FormPlan) -> Mapping[str, Any] | None:
    """The condition that a rule of an XLSForm means: choices of one question joined by “or”; None for all others."""
    if len(rule) > LONGEST_RULE:
        return None
    if between := _between(rule, plan):
        return between
    negated = NOT.fullmatch(rule.strip())
    if negated and (found := condition_of(negated[1], plan)):
        return {**found, "is_chosen": not found["is_chosen"]}
    return _joined([_part(part.strip()) for part in re.split(r"\s+or\s+", rule.strip())], plan)


def expression_of(rule: str, plan: FormPlan) -> Mapping[str, Any] | None:
    """The condition that an expression of LimeSurvey means: choices of one question joined by “or”; None for all others."""
    parts = [EXPRESSION.fullmatch(part.strip()) for part in re.split(r"\s+or\s+|\|\|", rule.strip())]
    return _joined([(found[1], found[3], found[2] == "==") if found else None for found in parts], plan)


def _between(rule: str, plan: FormPlan) -> Mapping[str, Any] | None:
    """The condition that the number or the day that answers one question lies between two; None for all other rules."""
    parts = [BOUND.fullmatch(part.strip()) for part in re.split(r"\s+and\s+", rule.strip())]
    told = {found[2]: found[3] or _number(found[4]) for found in parts if found}
    names = {found[1] for found in parts if found}
    source = plan.named(names.pop()) if len(names) == 1 else None
    if source is None or len(told) < len(parts) or QUESTION_TYPES[source.words["kind"]].measures not in AMOUNTS:
        return None
    between = {"least": told.get(">="), "most": told.get("<=")}
    return {"question": source.words["uid"], "items": [], "is_chosen": True, **between}


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _part(rule: str) -> Part | None:
    negated = NOT.fullmatch(rule)
    if negated:
        inner = _part(negated[1].strip())
        return (inner[0], inner[1], not inner[2]) if inner else None
    if found := SELECTED.fullmatch(rule):
        return found[1], found[2], True
    if found := EQUAL.fullmatch(rule):
        return found[1], found[3], found[2] == "="
    return None


def _joined(parts: list[Part | None], plan: FormPlan) -> Mapping[str, Any] | None:
    told = [part for part in parts if part is not None]
    if len(told) < len(parts) or len({name for name, _code, _is in told}) != 1:
        return None
    is_chosen = told[0][2]
    if len(told) > 1 and not all(one for _name, _code, one in told):
        return None
    return condition_on(plan.named(told[0][0]), [code for _name, code, _is in told], is_chosen)
