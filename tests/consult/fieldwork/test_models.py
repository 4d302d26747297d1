"""What the database itself sees to."""

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from consult.core.db import Base, db
from consult.fieldwork.models import FieldDay, PaperSheet, SeriesFile, SheetKeying
from tests.factories import fieldwork


@pytest.fixture
def sheet(database: Flask) -> PaperSheet:
    return fieldwork.sheets_of(fieldwork.series(size=1))[0]


def _refused(*rows: Base) -> str:
    db.session.add_all(rows)
    with pytest.raises(IntegrityError) as caught:
        db.session.flush()
    db.session.rollback()
    return str(caught.value.orig)


def test_nobody_types_in_a_sheet_twice_nor_a_third_time(sheet: PaperSheet) -> None:
    first, again = (SheetKeying(sheet_id=sheet.id, round=one, keyed_by=7, answers={}, untold=[]) for one in (1, 2))
    assert "uq_sheet_keying_sheet_id_keyed_by" in _refused(first, again)
    assert "ck_sheet_keying_round_is_known" in _refused(
        SheetKeying(sheet_id=sheet.id, round=3, keyed_by=8, answers={}, untold=[])
    )


def test_a_code_and_a_number_stand_for_one_sheet(sheet: PaperSheet) -> None:
    assert "uq_paper_sheet_code" in _refused(PaperSheet(series_id=sheet.series_id, number=2, code=sheet.code))
    assert "uq_paper_sheet_series_id_number" in _refused(PaperSheet(series_id=sheet.series_id, number=1))


def test_a_sheet_is_settled_with_an_outcome_and_a_file_made_with_its_content(sheet: PaperSheet) -> None:
    sheet.outcome = "paper"
    assert "ck_paper_sheet_settled_with_an_outcome" in _refused(sheet)
    assert "ck_series_file_made_with_its_content" in _refused(
        SeriesFile(series_id=sheet.series_id, first=9, last=9, content=b"%PDF")
    )


def test_a_day_on_which_nobody_answered_is_not_counted(sheet: PaperSheet) -> None:
    consultation_id = sheet.series.questionnaire.consultation_id
    assert "ck_field_day_somebody_answered" in _refused(
        FieldDay(consultation_id=consultation_id, account_id=1, responses_count=0)
    )
