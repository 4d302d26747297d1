"""What becomes of a sheet."""

import pytest
from flask import Flask

from consult.core import outbox
from consult.core.db import db
from consult.diagnostics.models import Questionnaire, Response
from consult.fieldwork import errors
from consult.fieldwork.models import PaperSheet
from consult.fieldwork.readings import Read
from consult.fieldwork.settling import end, held_sheet, note_published, require_free, require_keyable, settle
from consult.jobs import Job
from tests.factories import fieldwork


@pytest.fixture
def sheet(database: Flask) -> PaperSheet:
    return fieldwork.sheets_of(fieldwork.series(size=1))[0]


def test_a_settled_sheet_is_a_response_and_the_assessment_hears_of_it(sheet: PaperSheet) -> None:
    settle(held_sheet(sheet), Read({"drives222222": "n1", "places222222": "not asked"}, ()), differing=3)
    db.session.commit()
    assert db.session.query(Response).one().answers == {"drives222222": "n1"}
    assert (sheet.outcome, sheet.differing) == ("paper", 3)
    assert (Job.DRAFT_ASSESSMENT.value, sheet.series.questionnaire.consultation_id) in outbox.due()


@pytest.mark.parametrize(
    ("outcome", "refusal"), [("web", errors.AnsweredOnline), ("paper", errors.SheetSettled), ("spoiled", errors.SheetSetAside)]
)
def test_what_became_of_a_sheet_says_why_it_is_taken_no_more(sheet: PaperSheet, outcome: str, refusal: type[Exception]) -> None:
    end(sheet, outcome)
    db.session.commit()
    with pytest.raises(refusal):
        held_sheet(sheet)


def test_sheets_of_the_version_before_are_taken_too(sheet: PaperSheet) -> None:
    before = sheet.series.questionnaire
    db.session.add(Questionnaire(consultation=before.consultation, version=2, counts_from=2, language="en"))
    db.session.commit()
    require_free(sheet)
    require_keyable(sheet)
    settle(held_sheet(sheet), Read({"drives222222": "n1"}, ()), differing=0)
    assert db.session.query(Response).one().questionnaire_id == before.id


def test_sheets_that_count_are_noted_when_results_are_published_and_no_others(database: Flask) -> None:
    made = fieldwork.series(size=2)
    one, two = fieldwork.sheets_of(made)
    settle(held_sheet(one), Read({"drives222222": "n1"}, ()), differing=0)
    note_published(made.questionnaire.consultation)
    db.session.commit()
    db.session.expire_all()
    assert one.is_published and not two.is_published
