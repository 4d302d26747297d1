"""What LimeSurvey sets for a question."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from consult.diagnostics.importing.form_plan import FormPlan
from consult.diagnostics.importing.limesurvey_rules import bounded, note_losses
from consult.diagnostics.importing.limesurvey_tables import Tables, root_of
from tests.factories import forms

ITEMS = [{"key": key, "label": key, "need": None} for key in "abc"]
WHOLE = {"lowest": 0, "highest": 1_000_000, "decimals": 4}


@pytest.fixture(autouse=True)
def _in_english(app: Flask) -> Iterator[None]:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        yield


def _tables(**attributes: object) -> Tables:
    rows = [{"qid": 1, "attribute": name, "value": value} for name, value in attributes.items()]
    return Tables(root_of(forms.limesurvey(question_attributes=rows, defaultvalues=[{"qid": 2, "defaultvalue": "x"}])))


@pytest.mark.parametrize(
    ("kind", "attributes", "options", "lost"),
    [
        ("number", {"max_num_value_n": "99.5", "min_num_value_n": "0"}, WHOLE | {"highest": 100}, []),
        ("number", {"num_value_int_only": "1", "max_num_value_n": "{Q3}"}, WHOLE | {"decimals": 0}, ["max_num_value_n = {Q3}"]),
        ("multiple_choice", {"max_answers": "2", "min_answers": "1"}, {"items": ITEMS, "most": 2, "fewest": 1}, []),
        ("multiple_choice", {"max_answers": "0", "min_answers": "9"}, {"items": ITEMS}, ["min_answers = 9"]),
        ("ranking", {"max_answers": "2"}, {"items": ITEMS, "places": 2}, []),
        ("short_text", {"maximum_chars": "50"}, {"max_length": 50}, []),
        ("date", {"date_min": "2020-01-31 00:00:00", "date_max": "today"}, {"earliest": "2020-01-31"}, ["date_max = today"]),
        ("single_choice", {"max_answers": "2"}, {"items": ITEMS}, ["max_answers = 2"]),
    ],
)
def test_bounds_are_kept_or_told(kind: str, attributes: dict[str, object], options: dict[str, Any], lost: list[str]) -> None:
    plan, given = FormPlan("fr"), {"items": ITEMS} if "items" in options else {}
    for _line in range(2):
        assert bounded(plan, _tables(**attributes), {"qid": "1", "title": "q"}, kind, given) == options
    assert [loss.reason for loss in plan.losses] == [f"The rule “{rule}” is left out." for rule in lost]


def test_what_nothing_here_answers_to_is_told_once() -> None:
    plan = FormPlan("fr")
    tables = _tables(
        random_order="1", answer_order="random", hidden="1", em_validation_q="{q > 2}", hide_tip="1", array_filter=""
    )
    note_losses(plan, tables, {"qid": "1", "title": "q", "type": "P", "preg": "/^[0-9]+$/"})
    note_losses(plan, tables, {"qid": "2", "title": "r", "type": "S"})
    told = [(loss.column, loss.reason.split()[0:3]) for loss in plan.losses]
    assert told == [
        ("q", ["The", "order", "drawn"]),
        ("q", ["This", "question", "is"]),
        ("q", ["The", "comments", "beside"]),
        ("q", ["The", "rule", "“em_validation_q"]),
        ("q", ["The", "rule", "“/^[0-9]+$/”"]),
        ("r", ["No", "answer", "is"]),
    ]
