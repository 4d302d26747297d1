"""The pages of those who collect responses face to face."""

import pytest
from flask import Flask

from consult.core.db import db
from consult.diagnostics.models import Questionnaire, Response, ResponseDraft
from tests import people
from tests.browser import Browser
from tests.factories import fieldwork, places
from tests.factories import invitations as factory

DRIVES, PLACES, OTHERS = "drives222222", "places222222", "others222222"


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return fieldwork.questionnaire()


def _volunteer(questionnaire: Questionnaire, app: Flask) -> tuple[Browser, str]:
    victor = Browser(app).sign_in(fieldwork.volunteer(questionnaire.consultation))
    return victor, f"/terrain/{questionnaire.consultation.uid}"


def test_one_person_after_the_other_and_nothing_of_the_one_before_stays(questionnaire: Questionnaire, database: Flask) -> None:
    victor, field = _volunteer(questionnaire, database)
    assert "0" in victor.get(field).get_data(as_text=True)
    sent = fieldwork.carried_along(victor.get(f"{field}/reponse").get_data(as_text=True)) | {
        DRIVES: "n1",
        OTHERS: "A bench",
        "then": "send",
    }
    answer = victor.post(f"{field}/reponse", sent)
    page = answer.get_data(as_text=True)
    response = db.session.query(Response).one()
    assert response.code in page and "data:image/svg" in page and answer.headers["Cache-Control"] == "private, no-store"
    assert victor.post(f"{field}/reponse", sent).status_code == 200 and db.session.query(Response).count() == 1
    next_person = victor.get(f"{field}/reponse").get_data(as_text=True)
    assert 'autocomplete="off"' in next_person
    assert "A bench" not in next_person and "checked" not in next_person and response.code not in next_person
    assert fieldwork.carried_along(next_person)["key"] != sent["key"]
    assert response.code not in victor.get(field).get_data(as_text=True)
    assert "handed in by you today" in victor.get(f"{field}/fin").get_data(as_text=True)
    assert (response.channel, response.person_id) == ("desk", None) and db.session.query(ResponseDraft).count() == 0


def test_a_question_that_hangs_on_an_answer_is_asked_before_anything_is_handed_in(
    questionnaire: Questionnaire, database: Flask
) -> None:
    victor, field = _volunteer(questionnaire, database)
    first = victor.get(f"{field}/reponse").get_data(as_text=True)
    assert "Where to?" not in first
    more = victor.post(f"{field}/reponse", fieldwork.carried_along(first) | {DRIVES: "n2", "then": "send"}).get_data(as_text=True)
    assert "There is something more to ask" in more and "Where to?" in more and db.session.query(Response).count() == 0
    victor.post(f"{field}/reponse", fieldwork.carried_along(more) | {DRIVES: "n2", PLACES: "To town", "then": "send"})
    assert db.session.query(Response).one().answers == {DRIVES: "n2", PLACES: "To town"}


def test_page_by_page_what_was_typed_travels_with_the_form_alone(questionnaire: Questionnaire, database: Flask) -> None:
    questionnaire.is_paged = True
    db.session.commit()
    victor, field = _volunteer(questionnaire, database)
    address = f"{field}/reponse"
    first = victor.get(address).get_data(as_text=True)
    assert "Page 1 of 2" in first and victor.post(address, fieldwork.carried_along(first) | {"then": "next"}).status_code == 422
    second = victor.post(address, fieldwork.carried_along(first) | {DRIVES: "n2", "then": "next"}).get_data(as_text=True)
    assert "Where to?" in second and "Do you drive?" not in second and fieldwork.carried_along(second)[DRIVES] == "n2"
    third = victor.post(address, fieldwork.carried_along(second) | {PLACES: 'To <town> & "back"', "then": "next"}).get_data(
        as_text=True
    )
    back = victor.post(address, fieldwork.carried_along(third) | {"then": "back"}).get_data(as_text=True)
    assert "To &lt;town&gt;" in back
    assert db.session.query(ResponseDraft).count() == 0 == db.session.query(Response).count()
    victor.post(address, {**fieldwork.carried_along(third), PLACES: "To town", "then": "send"})
    assert db.session.query(Response).one().answers == {DRIVES: "n2", PLACES: "To town"}


def test_somebody_stops_in_the_middle(questionnaire: Questionnaire, database: Flask) -> None:
    questionnaire.is_paged = True
    db.session.commit()
    victor, field = _volunteer(questionnaire, database)
    first = victor.get(f"{field}/reponse").get_data(as_text=True)
    assert victor.post(f"{field}/reponse", fieldwork.carried_along(first) | {"then": "stop"}).status_code == 422
    assert victor.post(f"{field}/reponse", fieldwork.carried_along(first) | {DRIVES: "n2", "then": "stop"}).status_code == 200
    assert db.session.query(Response).one().answers == {DRIVES: "n2"}


def test_nobody_is_asked_before_or_after(questionnaire: Questionnaire, database: Flask) -> None:
    victor, field = _volunteer(questionnaire, database)
    places.close_stage(questionnaire.consultation, "diagnostic")
    assert "Nobody can be asked any more" in victor.get(field).get_data(as_text=True)
    assert victor.get(f"{field}/reponse").status_code == 404
    assert victor.post(f"{field}/reponse", {DRIVES: "n1"}).status_code == 404


def test_one_finds_the_consultations_one_collects_for(questionnaire: Questionnaire, database: Flask) -> None:
    victor, field = _volunteer(questionnaire, database)
    assert field in victor.get("/terrain").get_data(as_text=True)
    shown = victor.get(f"/consultations/{questionnaire.consultation.uid}").get_data(as_text=True)
    assert "You collect answers for this consultation" in shown
    amina = Browser(database).sign_in(people.amina())
    assert "Nobody has invited you yet" in amina.get("/terrain").get_data(as_text=True)
    assert field not in amina.get(f"/consultations/{questionnaire.consultation.uid}").get_data(as_text=True)
    assert Browser(database).get("/terrain").status_code == 302


@pytest.mark.parametrize("path", ["", "/reponse", "/fin"])
def test_the_field_is_closed_to_others(questionnaire: Questionnaire, database: Flask, path: str) -> None:
    amina = Browser(database).sign_in(people.amina())
    assert amina.get(f"/terrain/{questionnaire.consultation.uid}{path}").status_code == 403


def test_the_code_of_the_letter_comes_first_and_goes_with_the_form_alone(database: Flask) -> None:
    questionnaire = factory.with_codes(is_paged=False)
    first, _second = factory.letters(questionnaire)
    victor, field = _volunteer(questionnaire, database)
    assert "on paper and face to face too" in victor.get(field).get_data(as_text=True)
    asked = victor.get(f"{field}/reponse").get_data(as_text=True)
    assert "Who is the next person?" in asked and "Do you drive?" not in asked
    for typed, words in (({}, "Type the code"), ({"code": "AAAA-AAAA-AAAA"}, "opens nothing here")):
        refused = victor.post(f"{field}/verification", typed)
        assert refused.status_code == 422 and words in refused.get_data(as_text=True)
    page = victor.post(f"{field}/verification", {"code": first.code}).get_data(as_text=True)
    sent = fieldwork.carried_along(page) | {DRIVES: "n1", "then": "send"}
    assert "Do you drive?" in page and first.code not in page
    assert victor.post(f"{field}/reponse", sent | {"proof": "0" * 64}).status_code == 422
    assert victor.post(f"{field}/reponse", {**sent, "proof": "x"}).status_code == 403
    assert victor.post(f"{field}/reponse", sent).status_code == 200
    response = db.session.query(Response).one()
    assert (response.channel, response.assurance) == ("desk", "code")
    again = victor.post(f"{field}/verification", {"code": first.code}).get_data(as_text=True)
    assert "face to face. What is sent now takes its place" in again


def test_somebody_who_has_answered_is_told_when_before_any_question(database: Flask) -> None:
    questionnaire = factory.with_residents(is_paged=False, is_replaceable=False)
    victor, field = _volunteer(questionnaire, database)
    marcel = {"first_name": "Marcel", "family_name": "Dupré", "born_on": "1943-03-14"}
    page = victor.post(f"{field}/verification", marcel).get_data(as_text=True)
    victor.post(f"{field}/reponse", fieldwork.carried_along(page) | {DRIVES: "n1", "then": "send"})
    refused = victor.post(f"{field}/verification", marcel)
    assert refused.status_code == 409 and "face to face. Each person gives one" in refused.get_data(as_text=True)


def test_where_identities_are_confirmed_the_field_says_that_nobody_answers_there(
    questionnaire: Questionnaire, database: Flask
) -> None:
    questionnaire.assurance = "identity"
    db.session.commit()
    victor, field = _volunteer(questionnaire, database)
    page = victor.get(field).get_data(as_text=True)
    assert "Nobody can answer on paper or face to face" in page and f"{field}/reponse" not in page
    assert victor.get(f"{field}/reponse").status_code == 409


def test_whoever_hands_in_is_told_which_answers_do_not_count_before_they_are_left_out(
    questionnaire: Questionnaire, database: Flask
) -> None:
    victor, field = _volunteer(questionnaire, database)
    first = fieldwork.carried_along(victor.get(f"{field}/reponse").get_data(as_text=True)) | {"then": "send"}
    told = victor.post(f"{field}/reponse", first | {DRIVES: "n1", PLACES: "To town", OTHERS: "A bench"})
    page = told.get_data(as_text=True)
    assert told.status_code == 422 and "<li>Where to?</li>" in page and db.session.query(Response).count() == 0
    victor.post(f"{field}/reponse", fieldwork.carried_along(page) | {DRIVES: "n1", OTHERS: "A bench", "then": "send"})
    assert db.session.query(Response).one().answers == {DRIVES: "n1", OTHERS: "A bench"}
