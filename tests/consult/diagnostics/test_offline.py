"""What a browser is given for when there is no network, and what it asks before it sends."""

from typing import Any

import pytest
from flask import Flask

from consult.core.db import db
from consult.diagnostics.models import Questionnaire, Response
from tests import people
from tests.browser import Browser
from tests.factories import places, sheets
from tests.pages import form_fields

KEY = "abcdefghjkmn"
DRIVES, PLACES, OTHERS = "drives222222", "places222222", "others222222"


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return sheets.stored(places.consultation(), assurance="open")


def _url(questionnaire: Questionnaire, more: str = "") -> str:
    return f"/consultations/{questionnaire.consultation.uid}/diagnostic{more}"


def _text(answer: Any) -> str:
    return str(answer.get_data(as_text=True))


def test_the_worker_stands_where_it_may_speak_for_the_pages_of_questionnaires(visitor: Browser, database: Flask) -> None:
    answer = visitor.get("/consultations/hors-ligne.js")
    assert (answer.status_code, answer.mimetype) == (200, "text/javascript")
    assert "importScripts" in _text(answer)


def test_the_copy_asks_everything_and_is_the_same_whoever_reads_it(visitor: Browser, questionnaire: Questionnaire) -> None:
    url = _url(questionnaire, "/hors-ligne/en")
    copy = _text(visitor.get(url))
    for words in ("Do you drive?", "Where to?", "Anything else?"):
        assert words in copy
    assert copy.count("data-asked-if") == 1
    visitor.post(_url(questionnaire), {"key": KEY, "then": "next", DRIVES: "n1"})
    visitor.sign_in(people.amina())
    assert _text(visitor.get(url)) == copy
    assert "Amina" not in copy and KEY not in copy and 'name="csrf_token" value=""' in copy


def test_the_copy_is_in_the_language_of_its_address(visitor: Browser, questionnaire: Questionnaire) -> None:
    french = _text(visitor.get(_url(questionnaire, "/hors-ligne/fr")))
    assert '<html lang="fr"' in french and "Envoyer mes réponses" in french
    assert "/hors-ligne/en" not in french
    questionnaire.questions[0].translations = {"fr": {"label": "Conduisez-vous ?"}}
    db.session.commit()
    french = _text(visitor.get(_url(questionnaire, "/hors-ligne/fr")))
    assert "Conduisez-vous ?" in french and "/hors-ligne/en" in french


@pytest.mark.parametrize("language", ["de", "FR", "fr.html"])
def test_there_is_no_copy_in_a_language_the_site_does_not_speak(
    visitor: Browser, questionnaire: Questionnaire, language: str
) -> None:
    assert visitor.get(_url(questionnaire, f"/hors-ligne/{language}")).status_code == 404


def test_there_is_no_copy_of_what_is_over_or_not_yet_published(visitor: Browser, questionnaire: Questionnaire) -> None:
    places.close_stage(questionnaire.consultation, "diagnostic")
    assert visitor.get(_url(questionnaire, "/hors-ligne/en")).status_code == 404
    hidden = sheets.stored(places.consultation(places.organisation("Sormont"), is_published=False))
    assert visitor.get(_url(hidden, "/hors-ligne/en")).status_code == 404
    assert visitor.get(_url(hidden, "/jeton")).status_code == 404


def test_the_sign_of_a_reader_differs_between_accounts_and_tells_nothing(visitor: Browser, questionnaire: Questionnaire) -> None:
    url = _url(questionnaire, "/jeton")
    assert visitor.get(url).get_json()["who"] == ""
    signs = {visitor.sign_in(one).get(url).get_json()["who"] for one in (people.amina(), people.marcel(), people.amina())}
    assert len(signs) == 2 and all(len(sign) == 18 for sign in signs)
    assert visitor.get(url).headers["Cache-Control"] == "private, no-store"


def test_a_form_that_was_kept_is_sent_with_the_token_of_today(database: Flask, questionnaire: Questionnaire) -> None:
    database.config["WTF_CSRF_ENABLED"] = True
    try:
        visitor = Browser(database)
        form = {"key": KEY, "seen": f"{DRIVES} {OTHERS}", "touched": DRIVES, DRIVES: "n1"}
        assert visitor.post(_url(questionnaire), form | {"csrf_token": "of an hour ago"}).status_code == 400
        token = visitor.get(_url(questionnaire, "/jeton")).get_json()["csrf"]
        answer = visitor.post(_url(questionnaire), form | {"csrf_token": token})
        assert answer.headers["Location"].startswith("/diagnostic/merci/")
        assert visitor.get(answer.headers["Location"]).status_code == 200
    finally:
        database.config["WTF_CSRF_ENABLED"] = False


def test_what_is_sent_twice_is_one_response(visitor: Browser, questionnaire: Questionnaire) -> None:
    form = {"key": KEY, "seen": f"{DRIVES} {PLACES} {OTHERS}", "touched": f"{DRIVES} {PLACES}", DRIVES: "n2", PLACES: "The sea"}
    for browser in (visitor, Browser(visitor.app)):
        assert "/diagnostic/merci/" in browser.post(_url(questionnaire), form).headers["Location"]
    response = db.session.query(Response).one()
    assert response.answers == {DRIVES: "n2", PLACES: "The sea"}


def test_what_was_typed_elsewhere_stays_where_the_copy_knew_nothing_of_it(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.post(_url(questionnaire), {"key": KEY, "then": "next", "page": "1", DRIVES: "n2"})
    visitor.post(_url(questionnaire), {"key": KEY, "then": "next", "page": "2", PLACES: "The sea"})
    sent = {"key": KEY, "seen": f"{DRIVES} {PLACES} {OTHERS}", "touched": OTHERS, OTHERS: "No"}
    visitor.post(_url(questionnaire), sent)
    assert db.session.query(Response).one().answers == {DRIVES: "n2", PLACES: "The sea", OTHERS: "No"}


def test_what_is_wrong_in_a_form_that_was_kept_is_said_and_stays(visitor: Browser, questionnaire: Questionnaire) -> None:
    answer = visitor.post(_url(questionnaire), {"key": KEY, "seen": f"{DRIVES} {OTHERS}", "touched": OTHERS, OTHERS: "No"})
    assert answer.status_code == 422 and "Answer this question." in _text(answer)
    assert "No</textarea>" in _text(visitor.get(_url(questionnaire, "/page/3")))
    assert db.session.query(Response).count() == 0


def test_a_browser_forgets_what_a_visitor_typed(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.post(_url(questionnaire), {"key": KEY, "then": "next", "page": "1", DRIVES: "n2"})
    page = _text(visitor.get(_url(questionnaire, "/page/1")))
    assert " checked>" in page and "Forget what I typed on this device" in page
    assert visitor.post(_url(questionnaire, "/oubli")).headers["Location"] == _url(questionnaire)
    page = _text(visitor.get(_url(questionnaire, "/page/1")))
    assert "Nothing you typed is kept on this device any more." in page and " checked>" not in page


def test_somebody_else_answers_on_the_same_device_beside_whoever_has_sent(visitor: Browser, questionnaire: Questionnaire) -> None:
    mine = {"key": KEY, "seen": f"{DRIVES} {OTHERS}", "touched": f"{DRIVES} {OTHERS}", DRIVES: "n1", OTHERS: "Mine"}
    visitor.post(_url(questionnaire), mine)
    about = _text(visitor.get(_url(questionnaire)))
    assert "Change my answers" in about and "Somebody else answers on this device" in about
    assert f'action="{_url(questionnaire, "/oubli")}"' in about
    visitor.post(_url(questionnaire, "/oubli"))
    about = _text(visitor.get(_url(questionnaire)))
    assert "Answer without an account" in about and "Somebody else answers on this device" not in about
    key = form_fields(_text(visitor.get(_url(questionnaire, "/page/1"))), having="key")["key"]
    assert key != KEY
    visitor.post(_url(questionnaire), mine | {"key": key, OTHERS: "Theirs"})
    assert sorted(one.answers[OTHERS] for one in db.session.query(Response)) == ["Mine", "Theirs"]


def test_where_answers_are_given_once_going_back_and_changing_them_says_that_the_first_ones_stay(
    visitor: Browser, questionnaire: Questionnaire
) -> None:
    questionnaire.is_replaceable = False
    db.session.commit()
    sent = {"key": KEY, "seen": f"{DRIVES} {OTHERS}", "touched": f"{DRIVES} {OTHERS}", DRIVES: "n1", OTHERS: "First"}
    thanks = visitor.post(_url(questionnaire), sent).headers["Location"]
    assert visitor.post(_url(questionnaire), sent).headers["Location"] == thanks
    assert "the first ones stay" not in _text(visitor.get(thanks))
    again = visitor.post(_url(questionnaire), sent | {OTHERS: "Second"})
    assert again.headers["Location"] == thanks and "the first ones stay" in _text(visitor.get(thanks))
    assert db.session.query(Response).one().answers[OTHERS] == "First"
    assert "Change my answers" not in _text(visitor.get(thanks))
