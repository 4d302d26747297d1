"""The form that says what each column is."""

from flask import Flask

from consult.diagnostics.answer_import_forms import mapping_form
from consult.diagnostics.importing.answer_mapping import AnswerMapping
from consult.diagnostics.importing.answer_meanings import meanings_of
from consult.diagnostics.importing.answer_table import read_answer_table
from tests.factories.questionnaires import question, questionnaire

LINES = [{"key": f"n{place}", "label": f"Line {place}", "need": None} for place in range(1, 40)]


def test_a_column_offers_every_question_unless_the_page_would_be_too_heavy(app: Flask) -> None:
    options = {"items": LINES, "lowest": "Bad", "highest": "Good"}
    made = questionnaire(*(question("satisfaction", options, code=f"s{place}") for place in range(4)))
    with app.test_request_context("/"):
        meanings, mapping = meanings_of(made), AnswerMapping({"c0": "s1/n2"}, "c1")
        for columns, offered in ((3, 5), (200, 2)):
            table = read_answer_table((",".join(f"c{one}" for one in range(columns)) + "\n1\n").encode())
            form = mapping_form(table, meanings, mapping)
            assert len(form["column_0"].choices) == offered and form["column_0"].data == "s1/n2"
            assert form["column_1"].data == "@id" and form.mapping == mapping
