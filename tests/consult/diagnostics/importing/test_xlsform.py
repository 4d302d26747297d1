"""Forms of Kobo and ODK."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from consult.core.sheets import UnreadableSheet
from consult.diagnostics.importing.answer_matching import propose_mapping
from consult.diagnostics.importing.answer_meanings import meanings_of
from consult.diagnostics.importing.answer_reading import gather
from consult.diagnostics.importing.answer_table import read_answer_table
from consult.diagnostics.importing.faults import Refused
from consult.diagnostics.importing.xlsform import read_xlsform
from consult.diagnostics.models import Question
from tests.factories import forms
from tests.factories.questionnaires import questionnaire

AREAS_ADDED = "Two areas are added, for people who use no map. Change them as you like."


@pytest.fixture(autouse=True)
def _in_english(app: Flask) -> Iterator[None]:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        yield


def test_questions_keep_words_pages_bounds_conditions_and_translations() -> None:
    plan = read_xlsform(forms.workbook())
    car, trips, why = plan.questions
    assert (plan.language, plan.introduction) == ("fr", "Bonjour.")
    assert (car["kind"], car["section"], car["hint"], car["is_required"]) == ("single_choice", "Se déplacer", "Une réponse", True)
    assert [item["label"] for item in car["options"]["items"]] == ["Oui", "Non"]
    assert car["translations"]["en"] == {"label": "Do you drive?", "hint": "", "items": {"y": "Yes", "n": "No"}}
    assert (trips["options"]["lowest"], trips["options"]["highest"], trips["page"]) == (0, 40, 2)
    assert trips["show_if"] == {"question": car["uid"], "items": ["y"], "is_chosen": True}
    assert (car["code"], [item["key"] for item in car["options"]["items"]]) == ("car", ["y", "n"])
    assert why["kind"] == "short_text" and why["show_if"] is None


def test_what_is_left_out_is_told_line_by_line() -> None:
    losses = {loss.column: (loss.line, loss.reason) for loss in read_xlsform(forms.workbook()).losses}
    assert losses.keys() == {"start", "why", "where", "kids"}
    assert losses["kids"] == (
        10,
        "Questions that are asked several times over cannot be asked here; all of this part is left out.",
    )
    assert losses["why"] == (8, "The condition “${trips} > 3” is left out: everybody will be asked.")


def test_an_answer_of_ones_own_to_a_single_choice_can_be_chosen_and_its_words_are_told_to_be_lost() -> None:
    sheets = {
        "survey": [["type", "name", "label::fr"], ["select_one m or_other", "mode", "Mode ?"], ["decimal", "km", "Km ?"]],
        "choices": [["list_name", "name", "label::fr"], ["m", "bus", "Bus"], ["m", "car", "Voiture"]],
    }
    mode, km = (plan := read_xlsform(forms.workbook(sheets))).questions
    assert [item["key"] for item in mode["options"]["items"]] == ["bus", "car", "other_"] and km["options"]["decimals"] == 4
    assert [loss.column for loss in plan.losses] == ["mode"] and "not put in words" in plan.losses[0].reason
    made = questionnaire(*(Question(position=place, **one) for place, one in enumerate(plan.questions)), language=plan.language)
    table = read_answer_table(b"mode,mode_other,km\nother,Trottinette,3.1416\nbus,,2\n")
    gathered = gather(made, table, propose_mapping(table, meanings_of(made)), set(), today=date(2026, 3, 1))
    assert [one.answers[mode["uid"]] for one in gathered.responses] == ["other_", "bus"] and gathered.faults == []
    assert gathered.responses[0].answers[km["uid"]] == 3.1416


def test_a_point_is_a_place_whose_answers_need_no_column_beside_it() -> None:
    head = ["type", "name", "label::fr", "label::en"]
    (where,) = (plan := read_xlsform(forms.workbook({"survey": [head, ["geopoint", "where", "Où ?", "Where?"]]}))).questions
    assert [item["label"] for item in where["options"]["items"]] == ["Sur ce territoire", "Ailleurs"]
    assert [str(loss) for loss in plan.losses] == ["line 2, column where: " + AREAS_ADDED]
    assert where["translations"]["en"]["items"] == {"here": "In this territory", "elsewhere": "Elsewhere"}
    made = questionnaire(Question(position=0, **where), language=plan.language)
    table = read_answer_table(b"grp/where;_id\n43.60451 1.44421 146.0 4.5;7\n43.60452 1.44422;8\n")
    gathered = gather(made, table, propose_mapping(table, meanings_of(made)), set(), today=date(2026, 3, 1))
    points = [(43.60451, 1.44421), (43.60452, 1.44422)]
    told = [{where["uid"]: {"latitude": north, "longitude": east}} for north, east in points]
    assert gathered.faults == [] and [one.answers for one in gathered.responses] == told


@pytest.mark.parametrize("sheets", [{"data": [["a"]]}, {"survey": [["type", "name"], ["start", "s"]]}])
def test_a_workbook_without_questions_is_refused(sheets: dict[str, list[list[str]]]) -> None:
    with pytest.raises(Refused):
        read_xlsform(forms.workbook(sheets))


def test_a_broken_workbook_is_refused_in_a_sentence() -> None:
    with pytest.raises(UnreadableSheet, match="cannot be read"):
        read_xlsform(b"PK\x03\x04 nothing")
    with pytest.raises(UnreadableSheet, match="no workbook"):
        read_xlsform(b"type,name")


def test_cells_that_nothing_answers_to_are_told_and_rules_that_a_setting_says_are_kept() -> None:
    head = [
        "type",
        "name",
        "label",
        "constraint",
        "constraint_message",
        "choice_filter",
        "calculation",
        "default",
        "media::image",
    ]
    rows = [
        ["text", "a", "A", "string-length(.) <= 40", "Too long", "", "", "", ""],
        ["select_multiple l", "b", "B", "count-selected(.) <= 2 and not(selected(., 'x'))", "", "region = 1", "", "x", ""],
        ["integer", "c", "C", ". = 5", "", "", "", "", "c.png"],
        ["calculate", "d", "", "", "", "", "1 + 1", "", ""],
    ]
    choices = [["list_name", "name", "label"], ["l", "x", "X"], ["l", "other", "Y"], ["l", "a-b", "Z"]]
    plan = read_xlsform(forms.workbook({"survey": [head, *rows], "choices": choices}))
    a, b, c = plan.questions
    assert a["options"]["max_length"] == 40 and b["options"]["most"] == 2
    assert [item["key"] for item in b["options"]["items"]] == ["x", "other_", "a_b"]
    assert (c["options"]["lowest"], c["options"]["highest"]) == (0, 1_000_000)
    assert sorted(loss.line or 0 for loss in plan.losses) == [2, 3, 3, 3, 4, 4, 5]


def test_a_condition_that_none_of_several_is_chosen_is_kept() -> None:
    rows = [
        ["type", "name", "label", "relevant"],
        ["select_one l", "a", "A", ""],
        ["text", "b", "B", "not(selected(${a}, 'x') or selected(${a}, 'y'))"],
        ["text", "c", "C", "not(" * 900],
    ]
    plan = read_xlsform(forms.workbook({"survey": rows, "choices": [["list_name", "name"], ["l", "x"], ["l", "y"]]}))
    a, b, c = plan.questions
    assert b["show_if"] == {"question": a["uid"], "items": ["x", "y"], "is_chosen": False} and c["show_if"] is None
