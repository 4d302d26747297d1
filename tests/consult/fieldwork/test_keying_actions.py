"""Typing sheets in."""

from datetime import timedelta

import pytest
from flask import Flask

from consult.core.actors import SYSTEM, VISITOR, Actor
from consult.core.db import db
from consult.core.errors import DomainError, NotAllowed
from consult.diagnostics.models import Response
from consult.diagnostics.refusals import AlreadyAnswered, InvalidAnswers
from consult.fieldwork import errors
from consult.fieldwork.collecting_actions import submit_sheet
from consult.fieldwork.keying_actions import check_sheet, key_sheet, reading, require_reader, resolve_sheet
from consult.fieldwork.models import PaperSheet, SheetKeying
from consult.fieldwork.queries import keyings_of
from consult.fieldwork.readings import Read
from consult.fieldwork.series_actions import revoke_series
from consult.invitations.actions import renew_invitations
from consult.invitations.admission import code_proof
from tests import people
from tests.factories import fieldwork, invitations, places

DRIVES, PLACES, OTHERS = "drives222222", "places222222", "others222222"
WALKS = Read({DRIVES: "n2", PLACES: "To town"})
KEY = "abcdefghjkmn"


@pytest.fixture
def sheet(database: Flask) -> PaperSheet:
    return fieldwork.sheets_of(fieldwork.series(size=1))[0]


def _staff(sheet: PaperSheet) -> tuple[Actor, Actor, Actor]:
    consultation = sheet.series.questionnaire.consultation
    victor = people.actor(fieldwork.volunteer(consultation))
    return victor, people.actor(people.malik(consultation.organisation)), people.actor(people.olga(consultation.organisation))


def test_two_readings_that_agree_are_one_response_on_paper_under_the_code_of_the_sheet(sheet: PaperSheet) -> None:
    victor, malik, _olga = _staff(sheet)
    assert key_sheet(victor, sheet, WALKS) is False
    assert db.session.query(Response).count() == 0
    assert key_sheet(malik, sheet, Read({DRIVES: "n2", PLACES: "to town."})) is True
    response = db.session.query(Response).one()
    assert (response.code, response.channel, response.answers) == (sheet.code, "paper", {DRIVES: "n2", PLACES: "To town"})
    assert (sheet.outcome, sheet.differing) == ("paper", 0) and db.session.query(SheetKeying).count() == 0


def test_readings_that_differ_wait_for_a_third_look(sheet: PaperSheet) -> None:
    victor, malik, olga = _staff(sheet)
    key_sheet(victor, sheet, WALKS)
    assert key_sheet(malik, sheet, Read({DRIVES: "n1"})) is False
    with pytest.raises(NotAllowed):
        resolve_sheet(victor, sheet, WALKS)
    resolve_sheet(olga, sheet, Read({DRIVES: "n2", PLACES: "To the market", OTHERS: "not asked about"}))
    response = db.session.query(Response).one()
    assert response.answers == {DRIVES: "n2", PLACES: "To the market"} and sheet.differing == 2


def test_what_hangs_on_an_answer_is_left_out_when_the_third_look_says_otherwise(sheet: PaperSheet) -> None:
    victor, malik, olga = _staff(sheet)
    key_sheet(victor, sheet, WALKS)
    key_sheet(malik, sheet, Read({DRIVES: "n1"}))
    resolve_sheet(olga, sheet, Read({DRIVES: "n1", PLACES: "To town"}))
    assert db.session.query(Response).one().answers == {DRIVES: "n1"}


def test_nobody_reads_a_sheet_twice_and_no_third_person_reads_it(sheet: PaperSheet) -> None:
    victor, malik, olga = _staff(sheet)
    key_sheet(victor, sheet, WALKS)
    with pytest.raises(errors.KeyedBySame):
        key_sheet(victor, sheet, Read({DRIVES: "n1"}))
    assert reading(keyings_of(sheet)[0]) == Read(dict(WALKS.answers), [])
    key_sheet(malik, sheet, Read({DRIVES: "n1"}))
    with pytest.raises(errors.ReadTwice):
        require_reader(olga, keyings_of(sheet))
    with pytest.raises(errors.ReadTwice):
        key_sheet(olga, sheet, WALKS)


def test_a_blank_sheet_is_put_aside_by_two_people(sheet: PaperSheet) -> None:
    victor, malik, _olga = _staff(sheet)
    blank = Read({}, (), is_spoiled=True)
    assert (key_sheet(victor, sheet, blank), key_sheet(malik, sheet, blank)) == (False, True)
    assert sheet.outcome == "spoiled" and db.session.query(Response).count() == 0
    with pytest.raises(errors.SheetSetAside):
        key_sheet(malik, sheet, WALKS)


def test_what_makes_no_sense_is_refused_and_nothing_is_kept(sheet: PaperSheet) -> None:
    victor, _malik, olga = _staff(sheet)
    for read in (Read({DRIVES: "n9"}), Read({}), Read({"stranger": "x"})):
        with pytest.raises(InvalidAnswers):
            key_sheet(victor, sheet, read)
    with pytest.raises(errors.NothingDiffers):
        resolve_sheet(olga, sheet, WALKS)
    assert db.session.query(SheetKeying).count() == 0


def test_a_sheet_counts_once_whichever_way_it_comes(sheet: PaperSheet) -> None:
    victor, malik, _olga = _staff(sheet)
    key_sheet(victor, sheet, WALKS)
    submit_sheet(VISITOR, sheet, {DRIVES: "n1"}, key=KEY)
    with pytest.raises(errors.AnsweredOnline):
        key_sheet(malik, sheet, WALKS)
    assert db.session.query(Response).one().channel == "web" and db.session.query(SheetKeying).count() == 0


def test_a_sheet_typed_in_twice_is_taken_no_more(sheet: PaperSheet) -> None:
    victor, malik, olga = _staff(sheet)
    for reader in (victor, malik):
        key_sheet(reader, sheet, WALKS)
    for again in (lambda: key_sheet(olga, sheet, WALKS), lambda: submit_sheet(VISITOR, sheet, {DRIVES: "n1"}, key=KEY)):
        with pytest.raises(errors.SheetSettled):
            again()
    assert db.session.query(Response).count() == 1


def test_withdrawn_sheets_and_those_with_other_questions_are_refused(sheet: PaperSheet) -> None:
    victor, _malik, _olga = _staff(sheet)
    sheet.series.questionnaire.questions.pop()
    db.session.commit()
    with pytest.raises(errors.SheetOutdated):
        key_sheet(victor, sheet, WALKS)
    revoke_series(SYSTEM, sheet.series)
    with pytest.raises(errors.SheetRevoked):
        key_sheet(victor, sheet, WALKS)


@pytest.mark.parametrize(("days", "refusal"), [(1, None), (0, errors.KeyingClosed)])
def test_sheets_are_typed_in_after_the_end_for_as_long_as_was_said(
    sheet: PaperSheet, days: int, refusal: type[DomainError] | None
) -> None:
    victor, _malik, _olga = _staff(sheet)
    places.close_stage(sheet.series.questionnaire.consultation, "diagnostic")
    sheet.series.keying_days = days
    db.session.commit()
    if refusal is None:
        assert key_sheet(victor, sheet, WALKS) is False
    else:
        with pytest.raises(refusal):
            key_sheet(victor, sheet, WALKS)


def test_nothing_is_typed_in_before_the_diagnostic_has_begun(sheet: PaperSheet) -> None:
    victor, _malik, _olga = _staff(sheet)
    stage = sheet.series.questionnaire.consultation.stage("diagnostic")
    assert stage is not None and stage.closes_at is not None
    stage.opens_at, stage.closes_at = stage.closes_at - timedelta(days=1), stage.closes_at
    db.session.commit()
    with pytest.raises(errors.KeyingClosed):
        key_sheet(victor, sheet, WALKS)


def test_a_sheet_is_of_one_person_and_of_nobody_else(database: Flask) -> None:
    questionnaire = invitations.with_codes(is_replaceable=False)
    one, two = fieldwork.sheets_of(fieldwork.series(questionnaire))
    victor, malik, _olga = _staff(one)
    mine, other = (code_proof(questionnaire.consultation, letter.code) for letter in invitations.letters(questionnaire))
    with pytest.raises(errors.SheetUnchecked):
        key_sheet(victor, one, WALKS)
    assert check_sheet(victor, one, mine) is None and key_sheet(victor, one, WALKS, proof=mine) is False
    with pytest.raises(errors.SheetCheckedOtherwise):
        check_sheet(malik, one, other)
    for proof in (None, other):
        with pytest.raises(errors.SheetUnchecked):
            key_sheet(malik, one, WALKS, proof=proof)
    check_sheet(victor, two, mine)
    assert check_sheet(malik, one, mine) is None and key_sheet(malik, one, WALKS, proof=mine) is True
    with pytest.raises(AlreadyAnswered) as refusal:
        key_sheet(victor, two, WALKS, proof=mine)
    assert "sur papier" in str(refusal.value) and db.session.query(Response).count() == 1
    assert key_sheet(victor, two, Read({}, (), is_spoiled=True)) is True
    assert two.outcome == "spoiled" and db.session.query(Response).count() == 1
    with pytest.raises(NotAllowed):
        check_sheet(VISITOR, two, other)


def test_a_code_replaced_while_its_sheet_is_typed_in_is_asked_for_again(database: Flask) -> None:
    questionnaire = invitations.with_codes()
    (sheet,) = fieldwork.sheets_of(fieldwork.series(questionnaire, 1))
    victor, malik, _olga = _staff(sheet)
    proof = code_proof(questionnaire.consultation, invitations.letters(questionnaire, 1)[0].code)
    check_sheet(victor, sheet, proof)
    key_sheet(victor, sheet, WALKS, proof=proof)
    (letter,) = renew_invitations(SYSTEM, questionnaire.consultation, first=1, last=1)
    with pytest.raises(errors.SheetUnchecked):
        key_sheet(malik, sheet, WALKS, proof=proof)
    renewed = code_proof(questionnaire.consultation, letter.code)
    check_sheet(malik, sheet, renewed)
    assert key_sheet(malik, sheet, WALKS, proof=renewed) is True


def test_citizens_and_visitors_type_nothing_in(sheet: PaperSheet) -> None:
    for actor in (VISITOR, SYSTEM, people.actor(people.amina())):
        with pytest.raises(NotAllowed):
            key_sheet(actor, sheet, WALKS)
        with pytest.raises(NotAllowed):
            resolve_sheet(actor, sheet, WALKS)
