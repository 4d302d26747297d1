"""What the pages of a consultation show of its fieldwork."""

from flask import Flask

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
