"""What a page tells its script."""

from flask import Flask

from consult.core.actors import VISITOR
from consult.diagnostics.filling_in import begun_by
from consult.diagnostics.keeping import kept_about, languages_read, sign_of_reader
from tests import people
from tests.browser import Browser
from tests.factories import invitations, places, sheets

KEY = "abcdefghjkmn"


def test_a_page_says_where_its_questions_are_kept_and_which_form_it_is(database: Flask) -> None:
    questionnaire = sheets.stored(places.consultation())
    with database.test_request_context():
        kept = kept_about(questionnaire.consultation, begun_by(questionnaire, VISITOR, KEY), "fr", questionnaire)
        assert sign_of_reader(questionnaire) == ""
    base = f"/consultations/{questionnaire.consultation.uid}/diagnostic"
    assert kept == {
        "base": base,
        "worker": "/consultations/hors-ligne.js",
        "who": "",
        "key": KEY,
        "changed": "",
        "copies": {"fr": f"{base}/hors-ligne/fr"},
    }


def test_a_page_without_questions_names_no_copy(database: Flask) -> None:
    questionnaire = sheets.stored(places.consultation())
    with database.test_request_context():
        assert kept_about(questionnaire.consultation, None, "fr")["copies"] == {}


def test_the_language_of_the_page_comes_first_and_the_other_where_something_is_translated(database: Flask) -> None:
    questionnaire = sheets.made()
    assert languages_read(questionnaire, "en") == ["en"]
    questionnaire.translations = {"fr": {"introduction": "Se déplacer."}}
    assert languages_read(questionnaire, "en") == ["en", "fr"]


def test_whoever_comes_with_another_code_is_another_reader(visitor: Browser) -> None:
    questionnaire = invitations.with_codes()
    first, second = invitations.letters(questionnaire)
    base = f"/consultations/{questionnaire.consultation.uid}/diagnostic"

    def sign(browser: Browser, code: str) -> str:
        browser.post(f"{base}/acces", {"code": code})
        return str(browser.get(f"{base}/jeton").get_json()["who"])

    assert visitor.get(f"{base}/jeton").get_json()["who"] == ""
    mine, others = sign(visitor, first.code), sign(Browser(visitor.app), second.code)
    assert len({mine, others, ""}) == 3 and sign(Browser(visitor.app), first.code) == mine
    assert visitor.sign_in(people.amina()).get(f"{base}/jeton").get_json()["who"] == mine
    visitor.post(f"{base}/oubli")
    assert visitor.get(f"{base}/jeton").get_json()["who"] == ""
