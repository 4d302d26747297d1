"""The page on which one says whose a sheet is."""

import pytest
from flask import Flask

from consult.core.actors import VISITOR
from consult.core.db import db
from consult.diagnostics.actions import submit_response
from consult.diagnostics.models import Questionnaire, Response
from consult.fieldwork.checking_pages import whose_page
from consult.fieldwork.models import PaperSheet
from consult.invitations.admission import code_proof
from tests import people
from tests.browser import Browser
from tests.factories import fieldwork
from tests.factories import invitations as factory

WALKS = {"drives222222": "n2", "places222222": "To town", "then": "send"}
MARCEL = {"first_name": "Marcel", "family_name": "Dupré", "born_on": "1943-03-14"}


def _readers(questionnaire: Questionnaire, app: Flask) -> tuple[Browser, Browser, list[PaperSheet]]:
    consultation = questionnaire.consultation
    sheets = fieldwork.sheets_of(fieldwork.series(questionnaire))
    accounts = fieldwork.volunteer(consultation), people.malik(consultation.organisation)
    victor, malik = (Browser(app).sign_in(account) for account in accounts)
    return victor, malik, sheets


def _address(sheet: PaperSheet, path: str = "") -> str:
    return f"/terrain/feuilles/{sheet.uid}{path}"


def test_the_code_of_the_letter_is_typed_in_by_both_readers_and_the_response_is_an_invited_one(database: Flask) -> None:
    questionnaire = factory.with_codes(is_paged=False)
    victor, malik, (sheet, other) = _readers(questionnaire, database)
    code, another = (letter.code for letter in factory.letters(questionnaire, 2))
    asked = victor.get(_address(sheet)).get_data(as_text=True)
    assert "Type in the code of the letter" in asked and "Do you drive?" not in asked
    wrong = victor.post(_address(sheet, "/verification"), {"code": "AAAA-AAAA-AAAA"})
    assert wrong.status_code == 422 and "opens nothing here" in wrong.get_data(as_text=True)
    assert victor.post(_address(sheet, "/verification"), {}).status_code == 422
    assert victor.post(_address(sheet, "/verification"), {"code": code}).location == _address(sheet)
    victor.post(_address(sheet), WALKS)
    for _time in range(2):
        assert "Whose is sheet" in malik.get(_address(sheet)).get_data(as_text=True)
        assert "Say first whose sheet this is" in malik.post(_address(sheet), WALKS, follow_redirects=True).get_data(as_text=True)
        otherwise = malik.post(_address(sheet, "/verification"), {"code": another})
        assert otherwise.status_code == 409 and "found another person" in otherwise.get_data(as_text=True)
    malik.post(_address(sheet, "/verification"), {"code": code})
    shown = malik.get(_address(sheet)).get_data(as_text=True)
    assert "somebody who may answer" in shown and code not in shown
    assert "it counts now" in malik.post(_address(sheet), WALKS, follow_redirects=True).get_data(as_text=True)
    response = db.session.query(Response).one()
    assert (response.channel, response.assurance, response.code) == ("paper", "code", sheet.code)
    assert sheet.proof is None
    again = victor.post(_address(other, "/verification"), {"code": code}, follow_redirects=True).get_data(as_text=True)
    assert "on paper. What is sent now takes its place" in again


def test_without_a_code_a_sheet_is_put_aside_by_two_people(database: Flask) -> None:
    victor, malik, (sheet, _other) = _readers(factory.with_codes(), database)
    refused = victor.post(_address(sheet), WALKS, follow_redirects=True).get_data(as_text=True)
    assert "Say first whose sheet this is" in refused and db.session.query(Response).count() == 0
    for reader in (victor, malik):
        reader.post(_address(sheet), {"then": "spoiled"})
    assert sheet.outcome == "spoiled"


def test_somebody_on_the_list_is_looked_up_and_answers_once_whichever_way(database: Flask) -> None:
    questionnaire = factory.with_residents(is_paged=False, is_replaceable=False)
    victor, malik, (sheet, other) = _readers(questionnaire, database)
    stranger = victor.post(_address(sheet, "/verification"), MARCEL | {"born_on": "1944-03-14"})
    assert stranger.status_code == 422 and "do not find you" in stranger.get_data(as_text=True)
    for reader in (victor, malik):
        reader.post(_address(sheet, "/verification"), MARCEL)
        reader.post(_address(sheet), WALKS)
    assert db.session.query(Response).one().assurance == "resident"
    twice = victor.post(_address(other, "/verification"), {"first_name": "Marcel", "family_name": "Dupre", "number": "12 b"})
    assert twice.status_code == 409 and "on paper. Each person gives one" in twice.get_data(as_text=True)
    assert other.proof is None


def test_a_sheet_whose_person_has_answered_meanwhile_is_put_aside_by_one_reader(database: Flask) -> None:
    questionnaire = factory.with_codes(is_paged=False, is_replaceable=False)
    victor, malik, (sheet, _other) = _readers(questionnaire, database)
    code = factory.letters(questionnaire, 1)[0].code
    for reader in (victor, malik):
        reader.post(_address(sheet, "/verification"), {"code": code})
    victor.post(_address(sheet), WALKS)
    submit_response(VISITOR, questionnaire, {"drives222222": "n1"}, proof=code_proof(questionnaire.consultation, code))
    refused = malik.post(_address(sheet), WALKS, follow_redirects=True).get_data(as_text=True)
    assert "on the web. Each person gives one" in refused
    shown = malik.get(_address(sheet)).get_data(as_text=True)
    assert "on the web. Each person gives one" in shown and "Put this sheet aside" in shown and "Do you drive?" not in shown
    assert "put aside" in malik.post(_address(sheet), {"then": "spoiled"}, follow_redirects=True).get_data(as_text=True)
    assert sheet.outcome == "spoiled" and db.session.query(Response).one().channel == "web"


def test_the_third_look_says_whose_the_sheet_is_where_the_readers_found_two_people(database: Flask) -> None:
    questionnaire = factory.with_codes(is_paged=False)
    victor, malik, (sheet, _other) = _readers(questionnaire, database)
    code, another = (letter.code for letter in factory.letters(questionnaire, 2))
    victor.post(_address(sheet, "/verification"), {"code": another})
    victor.post(_address(sheet), WALKS)
    assert malik.post(_address(sheet, "/verification"), {"code": code}).status_code == 409
    malik.post(_address(sheet), {"then": "spoiled"})
    differing = f"/terrain/ecarts/{sheet.uid}"
    assert "Whose is sheet" in malik.get(differing).get_data(as_text=True)
    assert malik.post(_address(sheet, "/verification"), {"code": code}).location == differing
    assert "it counts now" in malik.post(differing, WALKS, follow_redirects=True).get_data(as_text=True)


def test_citizens_look_nobody_up(database: Flask) -> None:
    questionnaire = factory.with_residents()
    (sheet,) = fieldwork.sheets_of(fieldwork.series(questionnaire, 1))
    amina = Browser(database).sign_in(people.amina())
    assert amina.post(_address(sheet, "/verification"), MARCEL).status_code == 403


@pytest.mark.usefixtures("database")
def test_the_page_asks_what_the_questionnaire_asks(app: Flask) -> None:
    (sheet,) = fieldwork.sheets_of(fieldwork.series(factory.with_residents(), 1))
    with app.test_request_context():
        page = whose_page(sheet)
    assert 'name="family_name"' in page and 'autocomplete="family-name"' not in page
