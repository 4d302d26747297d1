"""Responses one by one, as organisers take them home."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.core.db import db
from consult.core.sheets import read_lines, unmarked
from consult.core.written_sheets import Sheet, as_csv, as_ods, as_xlsx
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.results.rows import figure, heading, response_sheets, typed_cells
from tests import people
from tests.factories import places, surveys
from tests.factories.questionnaires import fields_of, options_of, question


def _text(sheet: Sheet) -> bytes:
    return as_csv(sheet.header, sheet.rows).encode()


def _book(write: Callable[[list[Sheet]], bytes]) -> Callable[[Sheet], bytes]:
    return lambda sheet: write([sheet])


@pytest.fixture
def sheet(database: object) -> Questionnaire:
    return surveys.questionnaire(places.consultation())


def test_each_response_is_a_row_that_names_nobody(sheet: Questionnaire) -> None:
    surveys.respond(sheet, 20)
    amina = people.amina()
    told = {"questionnaire_id": sheet.id, "person_id": amina.person_id, "minutes": 7}
    db.session.add(Response(**told, answers={"number": 90, "short_text": "=1+1"}, untold=["number"]))
    db.session.commit()
    responses, dictionary = response_sheets(sheet)
    rows = [list(row) for row in responses.rows]
    assert len(rows) == 21 and all(len(row) == len(responses.header) for row in rows)
    codes = {*db.session.scalars(db.select(Response.code)), *db.session.scalars(db.select(Response.uid)), amina.email, amina.name}
    assert not codes & {str(cell) for row in rows for cell in row}
    assert len({row[0] for row in rows}) == 21 and {len(str(row[1])) for row in rows} == {len("2026-11")}
    number = next(place for place, one in enumerate(sheet.questions, 1) if one.uid == "number")
    assert str(number) in {row[5] for row in rows}
    assert {row[1] for row in dictionary.rows} == set(responses.header)


@pytest.mark.parametrize("write", [_text, _book(as_xlsx), _book(as_ods)])
@pytest.mark.parametrize("kind", QUESTION_TYPES.keys())
@given(data=st.data())
def test_words_that_look_like_figures_stay_words(kind: str, write: Callable[[Sheet], bytes], data: st.DataObject) -> None:
    asked = question(kind, data.draw(options_of(kind)))
    answer = QUESTION_TYPES[kind].parse(asked.options, data.draw(fields_of(kind, asked.options)))
    wanted, cells = QUESTION_TYPES[kind].export(asked.options, answer), typed_cells(asked, answer)
    sheet = Sheet("s", [str(place) for place in range(len(cells) + 1)], [["x", *cells]])
    (_first, _headings), (_second, (_mark, *read)) = read_lines(write(sheet))
    assert [unmarked(cell) for cell in read] == wanted


def test_what_is_written_is_what_the_types_read(sheet: Questionnaire) -> None:
    surveys.respond(sheet, 5)
    responses, _dictionary = response_sheets(sheet)
    stored = [answers for answers in db.session.scalars(db.select(Response.answers))]
    read = []
    for row in responses.rows:
        cells = ["" if cell is None else str(cell) for cell in row][6:]
        answers = {}
        for one in sheet.questions:
            kind = QUESTION_TYPES[one.kind]
            mine, cells = cells[: len(kind.export_columns(one.options))], cells[len(kind.export_columns(one.options)) :]
            if (answer := kind.read(one.options, mine)) is not None:
                answers[one.uid] = answer
        read.append(answers)
    for answers in read:
        assert answers in stored, [(k, v) for k, v in answers.items() if not any(v == s.get(k) for s in stored)]


def test_headings_are_numbered_and_figures_are_figures(sheet: Questionnaire) -> None:
    assert heading(3, 2, sheet.questions[0], "Bus") == "3.2 About satisfaction – Bus"
    assert heading(3, 1, sheet.questions[0], "") == "3.1 About satisfaction"
    assert [figure(cell) for cell in ("", "-1.35", "12", "=1", "-x", "1e5", "٣")] == [None, -1.35, 12, "=1", "-x", "1e5", "٣"]
