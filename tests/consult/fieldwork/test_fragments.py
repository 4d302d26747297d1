"""What the pages of a consultation show of its fieldwork."""

from flask import Flask

from consult.fieldwork.collecting_actions import hand_in_response
from tests import people
from tests.browser import Browser
from tests.factories import fieldwork, places


def test_organisers_find_sheets_and_volunteers_on_the_page_of_the_consultation(database: Flask) -> None:
    made = fieldwork.series(size=3)
    consultation = made.questionnaire.consultation
    fieldwork.volunteer(consultation)
    olga = Browser(database).sign_in(people.olga(consultation.organisation))
    page = olga.get(f"/organisation/consultations/{consultation.uid}").get_data(as_text=True)
    assert "3 sheets printed" in page and f"/organisation/consultations/{consultation.uid}/feuilles" in page
    assert f"/organisation/consultations/{consultation.uid}/benevoles" in page and f"/terrain/{consultation.uid}/saisie" in page


def test_without_a_questionnaire_there_is_nothing_to_print(database: Flask) -> None:
    consultation = places.consultation()
    olga = Browser(database).sign_in(people.olga(consultation.organisation))
    page = olga.get(f"/organisation/consultations/{consultation.uid}").get_data(as_text=True)
    assert "/feuilles" not in page


def test_volunteers_alone_are_led_to_their_page(database: Flask) -> None:
    consultation = places.consultation()
    victor = Browser(database).sign_in(fieldwork.volunteer(consultation))
    address = f"/consultations/{consultation.uid}"
    assert f"/terrain/{consultation.uid}" in victor.get(address).get_data(as_text=True)
    assert "/terrain/" not in Browser(database).get(address).get_data(as_text=True)


def test_whoever_follows_the_responses_sees_what_comes_by_these_ways(database: Flask) -> None:
    made = fieldwork.series(size=3)
    consultation = made.questionnaire.consultation
    victor = people.actor(fieldwork.volunteer(consultation))
    hand_in_response(victor, made.questionnaire, {"drives222222": "n1"}, key="abcdefghjkmn")
    olga = Browser(database).sign_in(people.olga(consultation.organisation))
    page = olga.get(f"/organisation/consultations/{consultation.uid}/diagnostic/suivi").get_data(as_text=True)
    assert "sheets printed" in page and "handed in face to face" in page and "At a desk" in page


def test_staff_find_the_field_once_there_is_something_to_do(database: Flask) -> None:
    consultation = places.consultation()
    malik = Browser(database).sign_in(people.malik(consultation.organisation))
    address = f"/consultations/{consultation.uid}"
    assert "/terrain/" not in malik.get(address).get_data(as_text=True)
    fieldwork.volunteer(consultation)
    assert f"/terrain/{consultation.uid}" in malik.get(address).get_data(as_text=True)
