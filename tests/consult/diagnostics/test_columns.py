"""Answers read as columns."""

import numpy as np
import pytest
from flask import Flask
from sqlalchemy import text

from consult.core.db import db
from consult.diagnostics.columns import read_columns, read_tables, response_bounds
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types.contract import CHOICE, IMPORTANCE, SATISFACTION
from tests import people
from tests.factories import diagnostics, places


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    consultation = places.consultation()
    return diagnostics.questionnaire(consultation, places.needs(consultation))


def test_each_answer_stands_in_its_row_and_column(questionnaire: Questionnaire) -> None:
    diagnostics.response(
        questionnaire, people.amina(), diagnostics.answers(questionnaire, {"n1": 5, "n3": 2}, ["n3", "n1"], "More buses")
    )
    marcel = diagnostics.response(questionnaire, people.marcel(), diagnostics.answers(questionnaire, {"n2": 0}, (), "A bench"))
    columns = read_columns(questionnaire)
    (levels,), (picks,), (texts,) = columns.measuring(SATISFACTION), columns.measuring(IMPORTANCE), columns.texts
    assert columns.respondents == 2
    assert levels.values.tolist() == [[5, 0, 2], [0, 0, 0]]
    assert picks.values.tolist() == [[1, 0, 1], [0, 0, 0]]
    assert levels.values.dtype == np.uint8
    assert [item.label for item in levels.items] == ["Bus lines", "Health centre", "Housing office"]
    assert [item.need for item in levels.items] == [item.need for item in picks.items]
    assert [words for _, words in texts.texts] == ["More buses", "A bench"]
    assert texts.texts[1][0] == marcel.code


def test_without_responses_every_table_is_empty_but_has_its_columns(questionnaire: Questionnaire) -> None:
    columns = read_columns(questionnaire)
    assert columns.respondents == 0
    assert [table.values.shape for table in columns.tables] == [(0, 3), (0, 3)]


def test_a_questionnaire_of_words_alone_still_counts_its_respondents(questionnaire: Questionnaire) -> None:
    questionnaire.questions = questionnaire.questions[2:]
    db.session.commit()
    diagnostics.response(questionnaire, people.amina(), {questionnaire.questions[0].uid: "Hello"})
    columns = read_columns(questionnaire)
    assert (columns.respondents, columns.tables) == (1, ())


def test_more_items_than_a_function_takes_arguments_are_read(questionnaire: Questionnaire) -> None:
    items = [{"key": f"c{place}", "label": str(place)} for place in range(60)]
    for position in (4, 5, 6):
        questionnaire.questions.append(
            Question(position=position, kind="single_choice", label="Which?", options={"items": items})
        )
    db.session.commit()
    last = questionnaire.questions[-1]
    diagnostics.response(questionnaire, people.amina(), {last.uid: "c59"})
    table = read_columns(questionnaire).measuring(CHOICE)[-1]
    assert table.values.sum() == 1 and table.values[0, 59] == 1


def test_a_thousand_responses_are_read_as_one_table(questionnaire: Questionnaire) -> None:
    first, second, _third = (question.uid for question in questionnaire.questions)
    db.session.execute(
        text("""INSERT INTO response (uid, questionnaire_id, code, channel, answers)
             SELECT 'u' || n, :questionnaire, 'c' || n, 'import', jsonb_build_object(
                 CAST(:first AS text), jsonb_build_object('n1', n % 6, 'n2', n % 5),
                 CAST(:second AS text), jsonb_build_array('n3'))
             FROM generate_series(1, 1000) AS n"""),
        {"questionnaire": questionnaire.id, "first": first, "second": second},
    )
    columns = read_columns(questionnaire)
    assert columns.tables[0].values[:6, 0].tolist() == [1, 2, 3, 4, 5, 0]
    assert int(columns.tables[1].values[:, 2].sum()) == 1_000


def test_responses_are_read_in_runs_that_together_are_all_of_them(questionnaire: Questionnaire) -> None:
    sheet = questionnaire
    for level in (1, 2, 3, 4, 5):
        diagnostics.response(sheet, None, diagnostics.answers(sheet, {"n1": level}))
    runs = response_bounds(sheet, 2)
    assert [run.count for run in runs] == [2, 2, 1]
    read = [read_tables(sheet, run) for run in runs]
    assert [respondents for respondents, _tables in read] == [2, 2, 1]
    assert [tables[0].values[:, 0].tolist() for _respondents, tables in read] == [[1, 2], [3, 4], [5]]
