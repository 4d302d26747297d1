"""Why two assessments may differ, in sentences."""

from typing import Any

import pytest
from flask import Flask

from consult.assessments.reasons import reasons
from consult.assessments.recipes import Recipe
from tests.consult.assessments.snapshots_made import known, snapshot

WHO = [{"label": "Your age", "rows": [{"label": "Under 60", "population": 0.5}]}]
TEXTS = {"writers": None, "ideas": 3, "looked_at": 4, "proposed": 0}


def _why(app: Flask, now: dict[str, Any], before: dict[str, Any] | None = None) -> list[str]:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        return reasons(snapshot(known(), **now), snapshot(known(), **(before or {})))


def test_where_nothing_differs_there_is_no_reason(app: Flask) -> None:
    assert _why(app, {}) == []


@pytest.mark.parametrize(
    ("now", "before", "sentence"),
    [
        ({"respondents": 500}, {}, "Participants in the diagnostic: 400 before, 500 now."),
        (
            {"inputs": {"texts": TEXTS | {"looked_at": 9}}},
            {"inputs": {"texts": TEXTS}},
            "Texts sorted by a person: 4 before, 9 now.",
        ),
        ({"code_version": "2"}, {}, "Another version of the program computed it."),
        (
            {"recipe": Recipe(order_by="importance").as_json()},
            {},
            "The needs are put in order by another rule: “By importance: the most named first” instead of “By urgency: "
            "importance × (1 − satisfaction), the largest first”.",
        ),
        (
            {"recipe": Recipe(("importance",)).as_json()},
            {"recipe": Recipe(("importance", "satisfaction")).as_json()},
            "Figures that are no longer chosen: Satisfaction.",
        ),
        (
            {"recipe": Recipe(cap=(0.5, 2.0)).as_json()},
            {},
            "Other rules differ: weights, comparison of groups, or the smallest number of people shown.",
        ),
        (
            {"inputs": {"weighting": {"by": ["Your age"]}}},
            {"inputs": {"weighting": {"refused": "too_few"}}},
            "Participants are weighted now; before they were not.",
        ),
        ({}, {"inputs": {"weighting": {"by": ["Your age"]}}}, "Participants were weighted before; now they are not."),
        ({"inputs": {"who": WHO}}, {"inputs": {"who": []}}, "What is asked of people or known of the inhabitants has changed."),
        ({"inputs": {"opinions": [{"title": "", "people": 70}]}}, {}, "More or other people said what they think of statements."),
    ],
)
def test_each_thing_that_differs_is_a_sentence(app: Flask, now: dict[str, Any], before: dict[str, Any], sentence: str) -> None:
    assert _why(app, now, before) == [sentence]


def test_services_and_words_of_needs_are_reasons_too(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        found = reasons(snapshot(known(services={"count": 2})), snapshot(known(statement="A doctor")))
    assert found == ["Services known for the needs: 0 before, 2 now.", "The needs are not the same, or their words have changed."]
