"""The answer to one question."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from consult.diagnostics.importing.answer_meanings import meanings_of
from consult.diagnostics.importing.answer_question import Column, QuestionReader
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.usual_questions import with_defaults
from tests.factories.questionnaires import question, questionnaire

LINES = {"items": [{"key": "n1", "label": "A", "need": None}, {"key": "n2", "label": "B", "need": None}]}


def test_what_is_wrong_is_told_by_the_column_it_stands_in(app: Flask) -> None:
    made = questionnaire(question("place", LINES | {"bounds": "1; 43; 2; 44"}, code="where"))
    with app.test_request_context("/"):
        meanings = {one.name: one for one in meanings_of(made)}
        said = [
            (Column("Area", 0, meanings["where/area"]), "A"),
            (Column("Lat", 1, meanings["where/latitude"]), "50"),
            (Column("Lon", 2, meanings["where/longitude"]), "1.5"),
        ]
        answer, reasons = QuestionReader(made.questions[0]).read(said)
        assert answer is None and [heading for heading, _reason in reasons] == ["Lat"]
        assert QuestionReader(made.questions[0]).read(said[:1]) == ({"area": "n1"}, [])


@pytest.mark.parametrize("kind", ["single_choice", "multiple_choice"])
@given(data=st.data())
def test_choices_called_yes_no_or_a_number_are_told_from_ticks(app: Flask, kind: str, data: st.DataObject) -> None:
    labels = data.draw(st.lists(st.sampled_from(["0", "1", "2", "non", "Oui", "N", "Bus"]), min_size=2, max_size=5, unique=True))
    items = [{"key": f"n{place}", "label": label, "need": None} for place, label in enumerate(labels, 1)]
    made = questionnaire(question(kind, with_defaults(kind, {"items": items}), code="kids"))
    asked, (most, fewest) = made.questions[0], (len(labels), 1) if kind == "multiple_choice" else (1, 1)
    chosen = data.draw(st.lists(st.sampled_from([one["key"] for one in items]), min_size=fewest, max_size=most, unique=True))
    answer = QUESTION_TYPES[kind].parse(asked.options, {"": chosen})
    with app.test_request_context("/"):
        known = {one.name: one for one in meanings_of(made)}
        columns = [Column(one["label"], place, known[f"kids/{one['key']}"]) for place, one in enumerate(items)]
        ticks = list(zip(columns, QUESTION_TYPES[kind].export(asked.options, answer), strict=True))
        assert QuestionReader(asked, columns=columns).read(ticks) == (answer, [])
        names = [(column, one["label"]) for column, one in zip(columns, items, strict=True) if one["key"] in chosen]
        if len(names) < len(columns):
            assert QuestionReader(asked, columns=columns).read(names) == (answer, [])


def test_an_announced_answer_of_ones_own_gives_way_to_its_words(app: Flask) -> None:
    made = questionnaire(question("multiple_choice", LINES | {"fewest": 1, "most": 3, "other": "Autre"}, code="how"))
    with app.test_request_context("/"):
        meanings = {one.name: one for one in meanings_of(made)}
        named, words = Column("how", 0, meanings["how"]), Column("how_other", 1, meanings["how/other"])
        reader = QuestionReader(made.questions[0])
        assert reader.read([(named, "n1 other"), (words, "À pied")])[0] == {
            "chosen": ["n1"],
            "other": "À pied",
        }
        assert reader.read([(named, "Other")])[0] == {"other": "Other"}
