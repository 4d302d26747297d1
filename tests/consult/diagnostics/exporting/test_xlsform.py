"""Questionnaires as XLSForms, which read back are the same questionnaires."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from consult.core.sheets import read_workbook
from consult.diagnostics.exporting.xlsform import write_xlsform
from consult.diagnostics.importing.xlsform import read_xlsform
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import items
from consult.diagnostics.wording import introduction_in, worded
from tests.factories import forms
from tests.factories.questionnaires import WORDS, options_of, question, questionnaire


@pytest.fixture(autouse=True)
def _in_english(app: Flask) -> Iterator[None]:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        yield


def _again(made: Questionnaire, statements: dict[str, str] | None = None) -> tuple[Questionnaire, list[str]]:
    """The questionnaire after it was written and read, and what was lost."""
    plan = read_xlsform(write_xlsform(made, statements or {}))
    asked = [Question(position=place, **words) for place, words in enumerate(plan.questions)]
    read = questionnaire(*asked, language=plan.language, introduction=plan.introduction, translations=plan.translations)
    return read, [str(loss) for loss in plan.losses]


def _told(made: Questionnaire) -> list[dict[str, Any]]:
    """All a questionnaire says, questions named by their places."""
    places = {one.uid: place for place, one in enumerate(made.questions)}
    return [
        {
            "words": [vars(worded(one, language, made.language)) | {"uid": ""} for language in ("fr", "en")],
            "show_if": one.show_if and {**one.show_if, "question": places[one.show_if["question"]]},
            "page": one.page,
            "kind": one.kind,
        }
        for one in made.questions
    ]


@pytest.mark.parametrize("kind", QUESTION_TYPES.keys())
@given(data=st.data())
def test_a_question_of_any_type_comes_back_as_it_was(kind: str, data: st.DataObject) -> None:
    options = data.draw(options_of(kind))
    words = {"label": data.draw(WORDS), "hint": data.draw(WORDS), "easy_text": "Deux\nlignes", "section": data.draw(WORDS)}
    english = {"label": "English", "items": {item["key"]: f"E{place}" for place, item in enumerate(items(options))}}
    if any(one.key == "lowest" and one.limits is None for one in QUESTION_TYPES[kind].settings):
        english["settings"] = {"lowest": "Bad", "highest": "Good"}
    made = questionnaire(question(kind, options, is_required=True, is_sensitive=True, translations={"en": english}, **words))
    read, losses = _again(made)
    assert losses == [] and _told(read) == _told(made)


def test_pages_headings_conditions_and_needs_come_back() -> None:
    lines = [{"key": "n1", "label": "Oui", "need": "need1"}, {"key": "other_", "label": "Non", "need": None}]
    car = question("single_choice", {"items": lines}, label="Voiture ?", section="Bouger", code="car")
    fr_en = {"en": {"label": "Why?", "section": "Moving"}}
    why = question("long_text", {"max_length": 90}, section="Bouger", page=1, translations=fr_en)
    trips = question("number", {"unit": "", "lowest": 0, "highest": 9, "decimals": 0}, page=2)
    why.show_if = {"question": car.uid, "items": ["n1", "other_"], "is_chosen": True}
    trips.show_if = {"question": car.uid, "items": ["n1", "other_"], "is_chosen": False}
    told = {"introduction": "Bonjour.\n\nMerci.", "translations": {"en": {"introduction": "Hello."}}}
    made = questionnaire(car, why, trips, is_paged=True, **told)
    read, losses = _again(made, {"need1": "Getting about"})
    assert losses == [] and [item["need"] for item in read.questions[0].options["items"]] == ["Getting about", None]
    car.options["items"][0]["need"] = "Getting about"
    assert _told(read) == _told(made) and read.questions[0].code == "car"
    assert [introduction_in(read, language) for language in ("fr", "en")] == ["Bonjour.\n\nMerci.", "Hello."]


def test_conditions_on_numbers_and_days_come_back() -> None:
    many = question("number", {"unit": "", "lowest": 0, "highest": 9, "decimals": 1}, label="How many?")
    day = question("date", {"earliest": "", "latest": ""}, label="When?")
    least, between, before = (question("long_text", {"max_length": 500}, label=f"Why {place}?") for place in range(3))
    same = {"items": [], "is_chosen": True}
    least.show_if = same | {"question": many.uid, "least": 3, "most": None}
    between.show_if = same | {"question": many.uid, "least": 0.5, "most": 2}
    before.show_if = same | {"question": day.uid, "least": None, "most": "2026-01-31"}
    made = questionnaire(many, day, least, between, before)
    read, losses = _again(made)
    assert losses == [] and _told(read) == _told(made)


def test_other_programs_find_types_lists_and_rules_they_know() -> None:
    options = {"items": [{"key": f"n{place}", "label": f"Ligne {place}", "need": None} for place in (1, 2)]}
    satisfied = question("satisfaction", options | {"lowest": "Pas du tout", "highest": "Très"}, code="sat", is_required=True)
    ways = question("multiple_choice", options | {"fewest": 1, "most": 2, "other": "Autre"}, code="ways")
    sheets = read_workbook(write_xlsform(questionnaire(satisfied, ways), {}))
    survey = [dict(zip(sheets["survey"][0][1], cells, strict=True)) for _line, cells in sheets["survey"][1:]]
    assert [(row["type"], row["name"]) for row in survey] == [
        ("begin_group", "sat"),
        ("select_one sat_choices_1", "sat_n1"),
        ("select_one sat_choices_1", "sat_n2"),
        ("end_group", "sat"),
        ("select_multiple ways", "ways"),
        ("text", "ways_other"),
    ]
    assert survey[4]["constraint"] == "count-selected(.) >= 1 and count-selected(.) <= 2"
    assert survey[5]["relevant"] == "selected(${ways}, 'other')" and survey[1]["required"] == "yes"
    listed = [tuple(cells[:3]) for _line, cells in sheets["choices"][1:]]
    assert ("sat_choices_1", "0", "Je ne sais pas") in listed and ("ways", "other", "Autre") in listed
    assert len(set(listed)) == len(listed) == 2 + 6 + 3


def test_a_form_changed_by_hand_is_read_as_it_was_changed() -> None:
    made = questionnaire(question("number", {"unit": "", "lowest": 0, "highest": 9, "decimals": 0}, code="trips"))
    sheets = [list(cells) for _line, cells in read_workbook(write_xlsform(made, {}))["survey"]]
    sheets[1][sheets[0].index("constraint")] = ". >= 2 and . <= 5"
    sheets[1][sheets[0].index("consult::settings")] = '{"unit": "km", "lowest": "x", "more": 1'
    plan = read_xlsform(forms.workbook({"survey": sheets}))
    assert plan.questions[0]["options"] == {"unit": "", "lowest": 2, "highest": 5, "decimals": 0}
