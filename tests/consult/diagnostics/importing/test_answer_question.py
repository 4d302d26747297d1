"""The answer to one question."""

from flask import Flask

from consult.diagnostics.importing.answer_meanings import meanings_of
from consult.diagnostics.importing.answer_question import Column, QuestionReader
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
