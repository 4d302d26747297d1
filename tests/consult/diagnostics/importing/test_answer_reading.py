"""Answers gathered elsewhere, read row by row."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from flask import Flask
from hypothesis import assume, given
from hypothesis import strategies as st

from consult.core.written_sheets import as_csv
from consult.diagnostics.importing.answer_mapping import AnswerMapping, mapping_faults
from consult.diagnostics.importing.answer_matching import propose_mapping
from consult.diagnostics.importing.answer_meanings import meanings_of
from consult.diagnostics.importing.answer_reading import Gathered, gather
from consult.diagnostics.importing.answer_table import read_answer_table
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from tests.factories.questionnaires import fields_of, is_photo, options_of, question, questionnaire

YES_NO = {"items": [{"key": "y", "label": "Oui", "need": None}, {"key": "n", "label": "Non", "need": None}]}
LINES = {"items": [{"key": "bus", "label": "Bus, tram", "need": None}, {"key": "bike", "label": "Vélo", "need": None}]}


@pytest.fixture(autouse=True)
def _in_french(app: Flask) -> Iterator[None]:
    with app.test_request_context("/", headers={"Accept-Language": "fr"}):
        yield


@pytest.fixture
def mobility() -> Questionnaire:
    """Three questions as a form of another program called them."""
    car = question("single_choice", YES_NO, label="Conduisez-vous ?", code="car")
    ways = question("multiple_choice", LINES | {"fewest": 1, "most": 3, "other": "Autre"}, label="Comment ?", code="how")
    age = question("number", {"unit": "", "lowest": 0, "highest": 120, "decimals": 0}, label="Votre âge", code="age")
    ways.show_if = {"question": car.uid, "items": ["n"], "is_chosen": True}
    return questionnaire(car, ways, age)


def _gathered(made: Questionnaire, text: str, *, opened: date | None = None, **changed: Any) -> Gathered:
    table = read_answer_table(text.encode())
    proposed = propose_mapping(table, meanings_of(made))
    mapping = AnswerMapping(**vars(proposed) | changed)
    assert mapping_faults(mapping, table.headings, meanings_of(made)) == []
    return gather(made, table, mapping, photos={"a" * 64}, today=date(2026, 11, 26), opened=opened)


def _said(made: Questionnaire, found: Gathered) -> list[Mapping[str, Any]]:
    names = {one.uid: one.code for one in made.questions}
    return [{names[uid]: answer for uid, answer in one.answers.items()} for one in found.responses]


@pytest.mark.parametrize("kind", QUESTION_TYPES.keys())
@given(data=st.data())
def test_what_we_write_of_any_type_is_read_again_as_it_was(kind: str, data: st.DataObject) -> None:
    made = questionnaire(question(kind, data.draw(options_of(kind)), label="Et vous ?"))
    (asked,) = made.questions
    typed = data.draw(st.lists(fields_of(kind, asked.options), min_size=1, max_size=3))
    answers = [QUESTION_TYPES[kind].parse(asked.options, fields) for fields in typed]
    assume(not any(QUESTION_TYPES[kind].validate(asked.options, answer) for answer in answers))
    columns = QUESTION_TYPES[kind].export_columns(asked.options)
    headings = [f"Et vous ? – {column}" if column else "Et vous ?" for column in columns]
    rows = [QUESTION_TYPES[kind].export(asked.options, answer) for answer in answers]
    found = _gathered(made, as_csv(headings, rows))
    assert found.faults == []
    again = [QUESTION_TYPES[kind].export(asked.options, one.answers[asked.uid]) for one in found.responses]
    assert again == [row for row in rows if any(row)] and len(again) + found.empty == len(rows)
    if kind not in ("satisfaction", "importance_satisfaction"):
        assert [one.answers[asked.uid] for one in found.responses] == answers
    assert is_photo(kind) or found.responses[0].origin != found.responses[-1].origin or len(found.responses) == 1


@pytest.mark.parametrize(
    "text",
    [
        "car,how,how/bus,how/bike,how_other,age,_uuid\nn,bus bike,1,1,,40,u1\ny,,,,,12,u2\n",
        "g/car,g/how/bus,g/how/bike,g/how/other,g/age,_uuid\nn,1,1,,40,u1\ny,,,,12,u2\n",
        "Se déplacer/Conduisez-vous ?;Se déplacer/Comment ?;Votre âge;_id\nNon;Bus, tram, Vélo;40;1\nOui;;12;2\n",
        'car,how[bus],how[bike],how[other],age,id\nn,Y,Y,,40.0,1\ny,"","","",12,2\n',
        "car. Conduisez-vous ?\thow[bus]. Comment ? [Bus, tram]\thow[bike]. Comment ?\tage\nNon\tOui\tOui\t40\nOui\t\t\t12\n",
    ],
)
def test_exports_of_kobo_odk_and_limesurvey_are_understood(mobility: Questionnaire, text: str) -> None:
    found = _gathered(mobility, text)
    assert found.faults == []
    assert _said(mobility, found) == [{"car": "n", "how": {"chosen": ["bus", "bike"]}, "age": 40}, {"car": "y", "age": 12}]


@pytest.mark.parametrize("is_whole", [True, False], ids=["with the cell of all", "with boxes alone"])
def test_an_answer_of_ones_own_in_an_export_of_kobo_keeps_its_words(mobility: Questionnaire, is_whole: bool) -> None:
    whole = "how," if is_whole else "hw,"
    text = f"car,{whole}how/bus,how/bike,how/other,how_other\nn,bus other,1,0,1,Trottinette\nn,bike,0,1,0,\nn,other,0,0,1,\n"
    found = _gathered(mobility, text)
    assert found.faults == []
    said = [one["how"] for one in _said(mobility, found)]
    assert said[:2] == [{"chosen": ["bus"], "other": "Trottinette"}, {"chosen": ["bike"]}]
    assert said[2] in ({"other": "other"}, {"other": "Autre"})


def test_what_cannot_be_read_is_told_with_line_and_column(mobility: Questionnaire) -> None:
    text = "car,age,how\nmaybe,NaN,bus boat\ny,inf,\n-oth-,NA,\nn,130,\n,,\nn,7,Autre\n"
    found = _gathered(mobility, text)
    places = [(fault.line, fault.column) for fault in found.faults]
    assert places == [(2, "car"), (2, "how"), (2, "age"), (3, "age"), (4, "car"), (5, "age")]
    assert "maybe" in found.faults[0].reason and "boat" in found.faults[1].reason and "120" in found.faults[5].reason
    assert found.refused == {2, 4} and found.partial == {3, 5} and found.empty == 0
    kept = {"car": "n", "age": 7, "how": {"other": "Autre"}}
    assert _said(mobility, found) == [{"car": "y"}, {"car": "n"}, kept]
    whole = _gathered(mobility, text, is_whole_only=True)
    assert whole.refused == {2, 3, 4, 5} and not whole.partial and _said(mobility, whole) == [kept]


def test_numbers_are_kept_as_finely_as_their_question_takes_them_and_it_is_said() -> None:
    km = question("number", {"unit": "km", "lowest": 0, "highest": 100, "decimals": 2}, code="km", label="Combien ?")
    kids = question("number", {"unit": "", "lowest": 0, "highest": 20, "decimals": 0}, code="kids", label="Enfants ?")
    made = questionnaire(km, kids)
    text = "km,kids\n3.14159,2.0000000000\n12.5000000000,2.9999999999999996\n0.1,3.5\n7,400\n"
    found = _gathered(made, text)
    told = [{"km": 3.14, "kids": 2}, {"km": 12.5, "kids": 3}, {"km": 0.1}, {"km": 7}]
    assert _said(made, found) == told and found.partial == {4, 5} and not found.refused
    assert [(one.line, one.column) for one in found.notes] == [(2, "km")]
    assert [(one.line, one.column) for one in found.faults] == [(4, "kids"), (5, "kids")]


@pytest.mark.parametrize(
    ("opened", "day"), [(None, "2026-11-01"), (date(2026, 11, 20), "2026-11-20"), (date(2026, 9, 3), "2026-11-01")]
)
def test_a_month_alone_is_a_day_on_which_people_could_answer(mobility: Questionnaire, opened: date | None, day: str) -> None:
    found = _gathered(mobility, "car,month\ny,2026-11\nn,2026-12\n", opened=opened)
    assert [str(one.day) for one in found.responses] == [day] and [fault.line for fault in found.faults] == [3]


def test_an_answer_of_ones_own_that_has_no_room_is_told_and_where_it_has_it_is_kept(mobility: Questionnaire) -> None:
    found = _gathered(mobility, "car,how,age\n-oth-,,7\nn,-oth-,8\n")
    assert [(fault.line, fault.column) for fault in found.faults] == [(2, "car")] and "mots" in found.faults[0].reason
    assert _said(mobility, found) == [{"age": 7}, {"car": "n", "how": {"other": "-oth-"}, "age": 8}]


def test_words_that_often_stand_for_nothing_are_answers_in_our_own_files() -> None:
    made = questionnaire(question("short_text", {"max_length": 60}, label="Quoi ?", code="what"))
    found = _gathered(
        made,
        "id,month,assurance,version,untold,1.1 Quoi ?\n"
        + "".join(f"row-abcdefghijkl{place},2026-11,email,1,,{words}\n" for place, words in enumerate(("NA", "N/A", "--"))),
    )
    assert [one["what"] for one in _said(made, found)] == ["NA", "N/A", "--"]


def test_answers_to_questions_that_were_not_asked_are_left_out_and_counted(mobility: Questionnaire) -> None:
    found = _gathered(mobility, "car,how\ny,bus\n")
    assert _said(mobility, found) == [{"car": "y"}] and found.not_asked == 1


def test_rows_keep_their_day_and_unfinished_ones_are_left_out(mobility: Questionnaire) -> None:
    text = "id,submitdate,car\n1,2026-03-01 10:11:12,y\n2,,n\n3,1980-01-01 00:00:00,n\n4,31/01/2026 08:00,n\n5,soon,n\n"
    found = _gathered(mobility, text)
    assert [str(one.day) for one in found.responses] == ["2026-03-01", "None", "2026-01-31"]
    assert found.unfinished == found.undated == 1 and [fault.line for fault in found.faults] == [6]
    every = _gathered(mobility, text, is_finished_only=False)
    assert len(every.responses) == 4 and every.undated == 2


def test_two_answers_where_one_is_possible_are_refused(mobility: Questionnaire) -> None:
    found = _gathered(mobility, "car/y,car/n\n1,1\n1,0\n")
    assert [fault.line for fault in found.faults] == [2] and found.refused == {2} and _said(mobility, found) == [{"car": "y"}]


def test_whoever_prefers_not_to_say_is_told_apart(mobility: Questionnaire) -> None:
    mobility.questions[2].is_sensitive = True
    found = _gathered(mobility, "car,age\ny,Je préfère ne pas le dire\n")
    assert found.responses[0].untold == (mobility.questions[2].uid,) and _said(mobility, found) == [{"car": "y"}]


def test_a_photo_that_is_not_kept_here_is_left_aside_and_the_other_answers_stay() -> None:
    made = questionnaire(question("photo", {}, code="shot"), question("short_text", {"max_length": 9}, code="why"))
    table = read_answer_table(f"shot,why\n{'b' * 64},Oui\nme.jpg,Non\n{'b' * 64},\n".encode())
    found = gather(made, table, AnswerMapping({"shot": "shot", "why": "why"}))
    assert [fault.line for fault in found.faults] == [2, 3, 4]
    assert _said(made, found) == [{"why": "Oui"}, {"why": "Non"}] and found.refused == {4} and found.partial == {2, 3}
