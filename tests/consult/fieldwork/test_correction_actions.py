"""Putting right what two people read alike and wrongly."""

import pytest
from flask import Flask

from consult.core import outbox
from consult.core.actors import SYSTEM, VISITOR, Actor
from consult.core.audit import AuditEntry
from consult.core.db import db
from consult.core.errors import InvalidInput, NotAllowed
from consult.core.transaction import transaction
from consult.diagnostics.models import Response
from consult.diagnostics.refusals import InvalidAnswers
from consult.diagnostics.storing import Sent, store
from consult.fieldwork import errors
from consult.fieldwork.checking import admission_here
from consult.fieldwork.correction_actions import correct_sheet, response_on_paper
from consult.fieldwork.keying_actions import check_sheet, key_sheet
from consult.fieldwork.models import PaperSheet, SheetCorrection
from consult.fieldwork.readings import Read
from consult.fieldwork.settling import note_published
from consult.invitations.admission import code_proof
from consult.jobs import Job
from tests import people
from tests.factories import fieldwork
from tests.factories import invitations as factory

DRIVES, PLACES, OTHERS = "drives222222", "places222222", "others222222"
WRONG, RIGHT = Read({DRIVES: "n2", PLACES: "To town"}), Read({DRIVES: "n1", PLACES: "To town", OTHERS: "Benches"})
WHY = "Both read box 2, the cross is in box 1."


@pytest.fixture
def sheet(database: Flask) -> PaperSheet:
    return fieldwork.sheets_of(fieldwork.series(size=1))[0]


def _keyed(sheet: PaperSheet, read: Read = WRONG) -> Actor:
    """The sheet typed in twice alike; the organiser who will put it right."""
    consultation = sheet.series.questionnaire.consultation
    for account in (fieldwork.volunteer(consultation), people.malik(consultation.organisation)):
        key_sheet(people.actor(account), sheet, read, proof=sheet.proof)
    return people.actor(people.olga(consultation.organisation))


def test_an_organiser_puts_a_sheet_right_and_what_counted_before_stays_readable(sheet: PaperSheet) -> None:
    olga = _keyed(sheet)
    correct_sheet(olga, sheet, RIGHT, reason=f" {WHY} ")
    assert db.session.query(Response).one().answers == {DRIVES: "n1", OTHERS: "Benches"}
    kept = db.session.query(SheetCorrection).one()
    assert (kept.answers, kept.reason, kept.corrected_by) == (dict(WRONG.answers), WHY, olga.account_id)
    assert db.session.query(AuditEntry).filter_by(action="fieldwork.correct_sheet").one().account_id == olga.account_id
    assert (Job.DRAFT_ASSESSMENT.value, sheet.series.questionnaire.consultation_id) in outbox.due()


def test_only_organisers_with_a_name_put_sheets_right(sheet: PaperSheet) -> None:
    _keyed(sheet)
    malik = people.actor(people.account("Malik"))
    for actor in (VISITOR, SYSTEM, malik, people.actor(people.amina())):
        with pytest.raises(NotAllowed):
            correct_sheet(actor, sheet, RIGHT, reason=WHY)


def test_a_correction_has_a_reason_changes_something_and_makes_sense(sheet: PaperSheet) -> None:
    olga = _keyed(sheet)
    for reason in ("", "  ", "x" * 501):
        with pytest.raises(InvalidInput):
            correct_sheet(olga, sheet, RIGHT, reason=reason)
    with pytest.raises(errors.NothingCorrected):
        correct_sheet(olga, sheet, WRONG, reason=WHY)
    with pytest.raises(InvalidAnswers):
        correct_sheet(olga, sheet, Read({DRIVES: "n9"}), reason=WHY)
    assert db.session.query(SheetCorrection).count() == 0 and response_on_paper(sheet).answers == dict(WRONG.answers)


def test_a_sheet_that_does_not_count_cannot_be_put_right(sheet: PaperSheet) -> None:
    olga = people.actor(people.olga(sheet.series.questionnaire.consultation.organisation))
    with pytest.raises(errors.NotOnPaper):
        correct_sheet(olga, sheet, RIGHT, reason=WHY)


def test_once_results_are_published_nothing_is_put_right(sheet: PaperSheet) -> None:
    olga = _keyed(sheet)
    with transaction():
        note_published(sheet.series.questionnaire.consultation)
    with pytest.raises(errors.PublishedAlready):
        correct_sheet(olga, sheet, RIGHT, reason=WHY)


def test_a_response_given_anew_on_the_web_is_not_changed_by_the_sheet_before(database: Flask) -> None:
    questionnaire = factory.with_codes()
    (sheet,) = fieldwork.sheets_of(fieldwork.series(questionnaire, 1))
    proof = code_proof(questionnaire.consultation, factory.letters(questionnaire, 1)[0].code)
    check_sheet(people.actor(fieldwork.volunteer(questionnaire.consultation, "Vera")), sheet, proof)
    olga = _keyed(sheet)
    with transaction():
        store(questionnaire, None, Sent({OTHERS: "Trees"}, admission=admission_here(questionnaire, proof)))
    response = db.session.query(Response).one()
    assert (response.channel, response.code, response.answers) == ("web", sheet.code, {OTHERS: "Trees"})
    with pytest.raises(errors.NotOnPaper):
        correct_sheet(olga, sheet, RIGHT, reason=WHY)
