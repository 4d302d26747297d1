"""What happens to a sheet at the same moment happens in some order, and counts once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.core.actors import MODERATOR, VISITOR
from consult.core.db import db, new_uid
from consult.core.errors import DomainError
from consult.diagnostics.actions import submit_response
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.refusals import AlreadyAnswered
from consult.fieldwork.collecting_actions import hand_in_response, submit_sheet
from consult.fieldwork.keying_actions import check_sheet, key_sheet
from consult.fieldwork.models import FieldDay, PaperSheet
from consult.fieldwork.queries import sheet_by_code
from consult.fieldwork.readings import Read
from consult.invitations.admission import code_proof
from tests import people
from tests.factories import fieldwork
from tests.factories import invitations as factory

DOORS = 12
ANSWERS = {"drives222222": "n1"}


def _found(code: str) -> PaperSheet:
    found = sheet_by_code(code)
    assert found is not None
    return found


def test_a_sheet_sent_online_and_read_by_many_at_once_is_one_response(database: Flask) -> None:
    made = fieldwork.series(size=1)
    (sheet,) = fieldwork.sheets_of(made)
    place = made.questionnaire.consultation.organisation
    staff = [people.actor(people.account(f"Reader{n}", organisation=place, role=MODERATOR)) for n in range(DOORS)]
    key_sheet(people.actor(fieldwork.volunteer(made.questionnaire.consultation)), sheet, Read(ANSWERS))
    code, together = sheet.code, Barrier(DOORS, timeout=30)

    def come(number: int) -> str:
        with database.app_context():
            together.wait()
            try:
                if number % 2:
                    key_sheet(staff[number], _found(code), Read(ANSWERS))
                else:
                    submit_sheet(VISITOR, _found(code), ANSWERS, key=new_uid())
                return "taken"
            except DomainError as refusal:
                return type(refusal).__name__

    with ThreadPoolExecutor(DOORS) as pool:
        answers = list(pool.map(come, range(DOORS)))
    response = db.session.query(Response).one()
    assert answers.count("taken") == 1 and response.code == code
    assert set(answers) == {"taken", "SheetSettled" if response.channel == "paper" else "AnsweredOnline"}


def test_volunteers_at_many_doors_at_once_are_counted_without_loss(database: Flask) -> None:
    questionnaire = fieldwork.questionnaire()
    victor = people.actor(fieldwork.volunteer(questionnaire.consultation))
    questionnaire_id, together = questionnaire.id, Barrier(DOORS, timeout=30)

    def come(_number: int) -> str:
        with database.app_context():
            asked = db.session.get_one(type(questionnaire), questionnaire_id)
            together.wait()
            return hand_in_response(victor, asked, ANSWERS, key=new_uid())

    with ThreadPoolExecutor(DOORS) as pool:
        codes = set(pool.map(come, range(DOORS)))
    assert len(codes) == DOORS == db.session.query(Response).count() == db.session.query(FieldDay).one().responses_count


@given(ways=st.lists(st.sampled_from(["web", "keying", "desk"]), min_size=2, max_size=6), is_replaceable=st.booleans())
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_code_by_many_ways_at_once_is_one_response(database: Flask, ways: list[str], is_replaceable: bool) -> None:
    questionnaire = factory.with_codes(new_uid(), is_replaceable=is_replaceable)
    consultation = questionnaire.consultation
    proof = code_proof(consultation, factory.letters(questionnaire, 1)[0].code)
    first, second = (people.actor(fieldwork.volunteer(consultation, new_uid())) for _n in range(2))
    printed = fieldwork.sheets_of(fieldwork.series(questionnaire, len(ways)))
    for one in printed:
        check_sheet(first, one, proof)
        key_sheet(first, one, Read(ANSWERS), proof=proof)
    questionnaire_id, codes, together = questionnaire.id, [one.code for one in printed], Barrier(len(ways), timeout=30)

    def come(number: int) -> str:
        with database.app_context():
            asked, sheet = db.session.get_one(Questionnaire, questionnaire_id), _found(codes[number])
            together.wait()
            try:
                if ways[number] == "keying":
                    key_sheet(second, sheet, Read(ANSWERS), proof=proof)
                elif ways[number] == "desk":
                    hand_in_response(first, asked, ANSWERS, key=new_uid(), proof=proof)
                else:
                    submit_response(VISITOR, asked, ANSWERS, key=new_uid(), proof=proof)
                return "taken"
            except AlreadyAnswered as refusal:
                return str(refusal)

    with ThreadPoolExecutor(len(ways)) as pool:
        said = list(pool.map(come, range(len(ways))))
    db.session.rollback()
    response = db.session.query(Response).filter_by(questionnaire_id=questionnaire_id).one()
    assert response.assurance == "code" and said.count("taken") == (len(ways) if is_replaceable else 1)
    assert all("reste telle quelle" in words for words in said if words != "taken")
