"""Responses given face to face, and online with the code of a sheet."""

import pytest
from flask import Flask

from consult.consultations.openings import StageClosed
from consult.core.actors import SYSTEM, VISITOR
from consult.core.audit import AuditEntry
from consult.core.db import db
from consult.core.errors import NotAllowed, NotFound
from consult.diagnostics.actions import submit_response
from consult.diagnostics.models import Question, Questionnaire, Response, ResponseDraft
from consult.diagnostics.refusals import AlreadyAnswered, InvalidAnswers
from consult.fieldwork import errors
from consult.fieldwork.collecting_actions import hand_in_response, submit_sheet
from consult.fieldwork.models import FieldDay
from consult.fieldwork.queries import handed_in, handed_in_by_day
from consult.invitations.admission import code_proof, resident_proof
from consult.invitations.errors import NotAdmitted
from tests import people
from tests.factories import diagnostics, fieldwork, places
from tests.factories import invitations as factory

DRIVES, OTHERS = "drives222222", "others222222"
KEYS = ("abcdefghjkmn", "bcdefghjkmnp")


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return fieldwork.questionnaire()


def test_a_volunteer_hands_in_one_person_after_the_other_and_each_day_is_counted(questionnaire: Questionnaire) -> None:
    consultation = questionnaire.consultation
    victor = people.actor(fieldwork.volunteer(consultation))
    codes = {hand_in_response(victor, questionnaire, {DRIVES: "n1"}, key=key, minutes=4) for key in KEYS}
    responses = db.session.query(Response).all()
    assert {one.code for one in responses} == codes and len(codes) == 2
    assert {(one.channel, one.person_id, one.minutes) for one in responses} == {("desk", None, 4)}
    assert handed_in(consultation, victor.account_id, today=True) == 2
    ((_day, count, collectors),) = handed_in_by_day(consultation)
    assert (count, collectors) == (2, 1) and db.session.query(ResponseDraft).count() == 0


def test_the_same_form_sent_twice_is_one_response(questionnaire: Questionnaire) -> None:
    victor = people.actor(fieldwork.volunteer(questionnaire.consultation))
    first = hand_in_response(victor, questionnaire, {DRIVES: "n1"}, key=KEYS[0])
    assert hand_in_response(victor, questionnaire, {DRIVES: "n2"}, key=KEYS[0]) == first
    assert db.session.query(Response).one().answers == {DRIVES: "n2"}
    assert db.session.query(FieldDay).one().responses_count == 1


def test_somebody_who_stops_lacks_nothing_but_says_something(questionnaire: Questionnaire) -> None:
    victor = people.actor(fieldwork.volunteer(questionnaire.consultation))
    with pytest.raises(InvalidAnswers):
        hand_in_response(victor, questionnaire, {OTHERS: "Benches"}, key=KEYS[0])
    with pytest.raises(InvalidAnswers):
        hand_in_response(victor, questionnaire, {}, key=KEYS[0], is_partial=True)
    hand_in_response(victor, questionnaire, {OTHERS: "Benches"}, key=KEYS[0], is_partial=True)
    assert db.session.query(Response).one().answers == {OTHERS: "Benches"}


def test_a_photo_that_must_be_sent_is_not_asked_for_face_to_face(questionnaire: Questionnaire) -> None:
    questionnaire.questions.append(Question(kind="photo", label="Show us", options={}, position=9, is_required=True))
    db.session.commit()
    victor = people.actor(fieldwork.volunteer(questionnaire.consultation))
    assert hand_in_response(victor, questionnaire, {DRIVES: "n1"}, key=KEYS[0])


def test_whoever_is_no_volunteer_of_this_consultation_hands_in_nothing(questionnaire: Questionnaire) -> None:
    elsewhere = fieldwork.volunteer(places.consultation(places.organisation("Montclair")))
    for actor in (VISITOR, SYSTEM, people.actor(people.amina()), people.actor(elsewhere)):
        with pytest.raises(NotAllowed):
            hand_in_response(actor, questionnaire, {DRIVES: "n1"}, key=KEYS[0])
    staff = people.actor(people.malik(questionnaire.consultation.organisation))
    places.close_stage(questionnaire.consultation, "diagnostic")
    with pytest.raises(StageClosed):
        hand_in_response(staff, questionnaire, {DRIVES: "n1"}, key=KEYS[0])


def test_the_journal_says_who_handed_in_but_not_which_response(questionnaire: Questionnaire) -> None:
    victor = people.actor(fieldwork.volunteer(questionnaire.consultation))
    hand_in_response(victor, questionnaire, {DRIVES: "n1"}, key=KEYS[0])
    entry = db.session.query(AuditEntry).filter_by(action="fieldwork.hand_in_response").one()
    assert (entry.account_id, entry.target_kind, entry.target_id) == (victor.account_id, "Questionnaire", questionnaire.id)


def test_a_sheet_is_answered_online_once_without_an_account_whatever_the_questionnaire_asks_of_others(
    questionnaire: Questionnaire,
) -> None:
    first, second = fieldwork.sheets_of(fieldwork.series(questionnaire, 2))
    assert submit_sheet(VISITOR, first, {DRIVES: "n1"}, key=KEYS[0]) == first.code
    assert submit_sheet(VISITOR, first, {DRIVES: "n2"}, key=KEYS[0]) == first.code
    response = db.session.query(Response).one()
    assert (response.code, response.channel, response.answers) == (first.code, "web", {DRIVES: "n2"})
    with pytest.raises(errors.AnsweredOnline):
        submit_sheet(VISITOR, first, {DRIVES: "n2"}, key=KEYS[1])
    with pytest.raises(InvalidAnswers):
        submit_sheet(VISITOR, second, {OTHERS: "Benches"}, key=KEYS[1])
    assert (first.outcome, second.outcome) == ("web", None)


def test_whoever_has_answered_with_their_account_does_not_answer_with_a_sheet_too(questionnaire: Questionnaire) -> None:
    (sheet,) = fieldwork.sheets_of(fieldwork.series(questionnaire, 1))
    diagnostics.response(questionnaire, people.amina(), {DRIVES: "n1"})
    with pytest.raises(AlreadyAnswered):
        submit_sheet(people.actor(people.amina()), sheet, {DRIVES: "n1"}, key=KEYS[0])
    assert submit_sheet(people.actor(people.marcel()), sheet, {DRIVES: "n1"}, key=KEYS[0])


def test_a_sheet_is_not_answered_by_the_system_nor_after_the_end_nor_before_publication(questionnaire: Questionnaire) -> None:
    (sheet,) = fieldwork.sheets_of(fieldwork.series(questionnaire, 1))
    with pytest.raises(NotAllowed):
        submit_sheet(SYSTEM, sheet, {DRIVES: "n1"}, key=KEYS[0])
    places.close_stage(questionnaire.consultation, "diagnostic")
    with pytest.raises(StageClosed):
        submit_sheet(VISITOR, sheet, {DRIVES: "n1"}, key=KEYS[0])
    questionnaire.consultation.published_at = None
    db.session.commit()
    with pytest.raises(NotFound):
        submit_sheet(VISITOR, sheet, {DRIVES: "n1"}, key=KEYS[0])


def test_face_to_face_a_code_gives_one_response_whichever_way_it_came_before(database: Flask) -> None:
    questionnaire = factory.with_codes(is_replaceable=False)
    victor = people.actor(fieldwork.volunteer(questionnaire.consultation))
    proof = code_proof(questionnaire.consultation, factory.letters(questionnaire, 1)[0].code)
    with pytest.raises(NotAdmitted):
        hand_in_response(victor, questionnaire, {DRIVES: "n1"}, key=KEYS[0])
    submit_response(VISITOR, questionnaire, {DRIVES: "n1"}, key=KEYS[1], proof=proof)
    with pytest.raises(AlreadyAnswered) as refusal:
        hand_in_response(victor, questionnaire, {DRIVES: "n2"}, key=KEYS[0], proof=proof)
    assert "sur le site" in str(refusal.value)
    assert db.session.query(Response).one().answers == {DRIVES: "n1"} and db.session.query(FieldDay).count() == 0


def test_somebody_on_the_list_is_one_at_the_desk_and_the_last_response_counts_where_it_may(database: Flask) -> None:
    questionnaire = factory.with_residents()
    victor = people.actor(fieldwork.volunteer(questionnaire.consultation))
    proof = resident_proof(questionnaire.consultation, factory.MARCEL)
    code = submit_response(VISITOR, questionnaire, {DRIVES: "n1"}, key=KEYS[1], proof=proof)
    assert hand_in_response(victor, questionnaire, {OTHERS: "A bench"}, key=KEYS[0], proof=proof, is_partial=True) == code
    response = db.session.query(Response).one()
    assert (response.channel, response.assurance, response.answers) == ("desk", "resident", {OTHERS: "A bench"})


@pytest.mark.parametrize(("level", "refusal"), [("code", errors.ProofOnItsPage), ("identity", errors.IdentityOnly)])
def test_the_code_of_a_sheet_alone_opens_nothing_where_one_says_who_one_is(
    questionnaire: Questionnaire, level: str, refusal: type[Exception]
) -> None:
    (sheet,) = fieldwork.sheets_of(fieldwork.series(questionnaire, 1))
    questionnaire.assurance = level
    db.session.commit()
    with pytest.raises(refusal):
        submit_sheet(VISITOR, sheet, {DRIVES: "n1"}, key=KEYS[0])
    assert db.session.query(Response).count() == 0 and sheet.outcome is None


def test_nobody_is_asked_face_to_face_where_identities_are_confirmed(questionnaire: Questionnaire) -> None:
    questionnaire.assurance = "identity"
    db.session.commit()
    victor = people.actor(fieldwork.volunteer(questionnaire.consultation))
    with pytest.raises(errors.IdentityOnly):
        hand_in_response(victor, questionnaire, {DRIVES: "n1"}, key=KEYS[0])
    with pytest.raises(errors.IdentityOnly):
        fieldwork.series(questionnaire, 1)
