"""Questionnaires as XLSForms, which read back are the same questionnaires."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pyxform.xls2xform import convert

from consult.core.sheets import read_workbook
from consult.diagnostics.conditions import can_lead, gives_amount
from consult.diagnostics.exporting.form_names import form_names
from consult.diagnostics.exporting.xlsform import write_xlsform
from consult.diagnostics.importing.xlsform import read_xlsform
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import items
from consult.diagnostics.wording import introduction_in, worded
from tests.factories import forms
from tests.factories.questionnaires import TRICKY, WORDS, options_of, question, questionnaire


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
    sheets[1][sheets[0].index("consult_settings")] = '{"unit": "km", "lowest": "x", "more": 1'
    plan = read_xlsform(forms.workbook({"survey": sheets}))
    assert plan.questions[0]["options"] == {"unit": "", "lowest": 2, "highest": 5, "decimals": 0}


CODES = ("", "introduction", "page_1", "section_1_1", "ways", "ways_other", "Ways", "1st", "place_point")


@settings(max_examples=10, phases=(Phase.explicit, Phase.generate))
@given(data=st.data())
def test_the_reference_reader_of_forms_takes_every_type_page_heading_condition_and_language(data: st.DataObject) -> None:
    kinds = [kind.key for kind in QUESTION_TYPES]
    asked = [question(kind, data.draw(options_of(kind)), **_said(data, place)) for place, kind in enumerate(kinds)]
    for one in asked[1:]:
        one.show_if = data.draw(st.sampled_from([None, *_conditions(asked[: asked.index(one)])]))
    translations = data.draw(st.sampled_from([{}, {"en": {"introduction": "Hello."}}]))
    made = questionnaire(*asked, introduction="Bonjour.", translations=translations, is_paged=data.draw(st.booleans()))
    warnings: list[str] = []
    form = convert(xlsform=BytesIO(write_xlsform(made, {})), warnings=warnings, validate=False).xform
    assert [one for one in warnings if "max-pixels" not in one] == []
    assert all(f"/{name}" in form for name in form_names(asked).values())


def _said(data: st.DataObject, place: int) -> dict[str, Any]:
    """What a question says beside its options: some of it translated, its page never before the one of the question above."""
    words = st.sampled_from(["", *TRICKY])
    translated = {"en": {"label": data.draw(WORDS), "section": data.draw(words), "items": {"n1": data.draw(WORDS)}}}
    more = {name: data.draw(words) for name in ("hint", "easy_text", "section")}
    more |= {name: data.draw(st.booleans()) for name in ("is_required", "is_sensitive")}
    translations = data.draw(st.sampled_from([{}, translated]))
    return more | {"page": 1 + place // 5, "code": data.draw(st.sampled_from(CODES)), "translations": translations}


def _conditions(before: list[Question]) -> list[dict[str, Any]]:
    """What a question can depend on of those before it."""
    named = [one for one in before if can_lead(one) and not gives_amount(one)]
    found = [{"question": one.uid, "items": ["n1", "n2"], "is_chosen": is_it} for one in named for is_it in (True, False)]
    bound = {"number": 2.5, "scale": 3, "date": "2025-01-31"}
    between = {"items": [], "is_chosen": True, "most": None}
    return found + [between | {"question": one.uid, "least": bound[one.kind]} for one in before if gives_amount(one)]
