"""Random consultations whose forms ask more, and some of it of some people: no hidden number follows there either."""

from types import ModuleType
from typing import Any

import pytest
from flask import Flask

from consult.assessments import facts, profiles
from consult.assessments.indicators import pairs
from tests.scan.finding import leaks
from tests.scan.towns import publish, town


# They rate both ways, are asked for a number, and are asked some questions only if they answered others in some way.
@pytest.mark.parametrize("seed", [2, 7, 9, 11, 12, 15, 23, 36])
def test_no_hidden_number_follows_where_more_is_asked_and_some_of_it_of_some_people(database: Flask, seed: int) -> None:
    made = town(seed, asks_more=True)
    assert made.form.conditions or made.form.is_paired
    assert leaks(made, publish(made)) == []


@pytest.mark.parametrize(
    ("seed", "where", "rule", "weaker"),
    [
        (11, pairs, "THRESHOLD", 0),
        (36, facts, "_in_tens", lambda lines: set()),
        (7, profiles, "_of_all", lambda questionnaire: questionnaire.questions),
    ],
)
def test_with_one_rule_less_of_those_for_what_some_are_asked_numbers_follow(
    database: Flask, monkeypatch: pytest.MonkeyPatch, seed: int, where: ModuleType, rule: str, weaker: Any
) -> None:
    monkeypatch.setattr(where, rule, weaker)
    made = town(seed, asks_more=True)
    assert leaks(made, publish(made))
