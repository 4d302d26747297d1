"""Mappings, sound and spoilt."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from consult.config import ROOT
from consult.diagnostics.importing.faults import Refused
from consult.diagnostics.importing.mapping import read_mapping
from tests.consult.diagnostics.importing.surveys import MAPPING


def test_a_mapping_says_what_is_read_and_what_it_becomes(database: Flask) -> None:
    mapping = read_mapping(MAPPING)
    assert mapping.columns == ["id", "q1_bus", "q1_doctor", "first", "second", "home", "words"]
    assert mapping.blanks == {"", "NA"}
    assert mapping.consultation is not None and mapping.consultation.title == "Survey of Valfleuri"
    assert [need.theme for need in mapping.needs.values()] == ["Mobility", "Health"]


def test_assessment_and_projects_follow_the_diagnostic(database: Flask) -> None:
    plan = read_mapping(MAPPING).consultation
    assert plan is not None
    assert list(plan.periods) == ["diagnostic", "assessment", "projects"]
    assert plan.periods["assessment"].opens_at == plan.periods["diagnostic"].closes_at
    # A day begins where people live: midnight in Paris.
    assert plan.periods["diagnostic"].opens_at.isoformat() == "2026-01-04T23:00:00+00:00"
    assert plan.periods["diagnostic"].closes_at.isoformat() == "2026-01-31T22:59:59+00:00"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("id: id", "idd: id", "“idd” means nothing here"),
        ("id: id", "encoding: ebcdic", "encoding: “ebcdic” is not one of utf-8, cp1252, latin-1"),
        ("id: id", "delimiter: colon", "delimiter: “colon” is not one of comma, semicolon, tab, pipe"),
        (
            "[2026-01-05, 2026-01-31]",
            "[2026-02-30, soon]",
            "consultation › stages › diagnostic: write the first and the last day",
        ),
        ("{diagnostic: [2026-01-05, 2026-01-31]}", "{party: [2026-01-05]}", "consultation › stages: “diagnostic” is missing"),
        ("  title: Survey of Valfleuri", "  name: Survey", "consultation: “title” is missing"),
        ("q1_bus: bus", "q1_bus: buss", "questions › 1 › columns › q1_bus: there is no need “buss”; did you mean “bus”?"),
        (
            "kind: top_k",
            "kind: top_three",
            "questions › 2 › kind: “top_three” is not one of satisfaction, top_k, single_choice, short_text, long_text, profile",
        ),
        ("dont_know: 9", "codes: {good: 7}", "questions › 1 › codes › good: “7” is not a whole number from 1 to 5"),
        ("    none: 99", "    k: 9", "questions › 2: There are fewer lines than may be named."),
        ("    column: words", "    columns: words", "questions › 4: “column” is missing"),
        ("  - kind: long_text", "  - type: long_text", "questions › 4: write “kind” and what belongs to it"),
        (
            "doctor: Seeing a doctor in time",
            "doctor: {statement: Getting about without a car}",
            "needs: two needs have the statement",
        ),
        (
            "doctor: Seeing a doctor in time",
            "bus: Seeing a doctor in time",
            "needs › Health › bus: another theme has a need of this key",
        ),
        ("  Mobility:\n", "  Mobility: bus\n  Walking:\n", "needs › Mobility: write keys and values here"),
    ],
)
def test_a_spoilt_mapping_is_refused_with_the_place_and_the_reason(old: str, new: str, reason: str, database: Flask) -> None:
    assert old in MAPPING
    with database.test_request_context(headers={"Accept-Language": "en"}), pytest.raises(Refused) as refused:
        read_mapping(MAPPING.replace(old, new, 1))
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    "text", ["", "[]", "questions:", "questions: []", "questions: {a: 1}", "questions: [1]", "questions: [{kind: [x]}]"]
)
def test_a_mapping_without_questions_is_refused(text: str, database: Flask) -> None:
    with pytest.raises(Refused):
        read_mapping(text)


@given(
    place=st.integers(0, len(MAPPING)),
    typed=st.sampled_from(["", ":", "[", "}", "\n", "- ", "x", "{}", "\x00", "é"]),
    gone=st.integers(0, 12),
)
def test_no_slip_of_the_pen_makes_reading_fail(place: int, typed: str, gone: int, app: Flask) -> None:
    with app.app_context():
        try:
            read_mapping(MAPPING[:place] + typed + MAPPING[place + gone :])
        except Refused as refused:
            assert refused.faults


def test_the_mapping_of_the_recipe_is_sound(database: Flask) -> None:
    recipe = (ROOT / "docs" / "recipes" / "import-a-survey.md").read_text()
    mapping = read_mapping(recipe.split("```yaml\n")[1].split("```")[0])
    assert [question.kind for question in mapping.questions] == ["satisfaction", "top_k", "single_choice", "long_text"]
    assert mapping.columns[-1] == "comments"
