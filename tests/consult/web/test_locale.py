"""The language of whoever reads."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask_babel import force_locale

from consult.web import locale
from tests.browser import Browser


@pytest.mark.parametrize(("browser_asks", "page_is"), [("fr-FR,fr", "fr"), ("en-GB", "en"), ("de", "fr"), ("", "fr")])
def test_a_page_speaks_the_language_of_the_browser_or_french(visitor: Browser, browser_asks: str, page_is: str) -> None:
    visitor.client.delete_cookie("locale")
    page = visitor.get("/nulle-part", headers={"Accept-Language": browser_asks}).get_data(as_text=True)
    assert f'lang="{page_is}"' in page


def test_a_language_once_chosen_is_remembered_and_leads_back_to_the_same_page(visitor: Browser) -> None:
    answer = visitor.get("/nulle-part?lang=fr")
    assert (answer.status_code, answer.location) == (302, "/nulle-part")
    assert 'lang="fr"' in visitor.get("/nulle-part").get_data(as_text=True)


def test_each_page_can_be_had_in_another_language(visitor: Browser) -> None:
    for _ in range(2):
        assert (visitor.get("/connexion?lang=fr").status_code, visitor.get("/suivi?lang=en").status_code) == (302, 302)


def test_a_language_we_do_not_speak_changes_nothing(visitor: Browser) -> None:
    assert 'lang="en"' in visitor.get("/nulle-part?lang=tlh").get_data(as_text=True)


def test_numbers_and_dates_are_written_as_the_language_writes_them(app: Flask) -> None:
    with app.test_request_context("/"):
        with force_locale("fr"):
            assert locale.share(0.123) == "12\u202f%"
            assert locale.number(1234.5, 1) == "1\u202f234,5"
            assert locale.date(date(2026, 11, 23)) == "23 novembre 2026"
        with force_locale("en"):
            assert locale.share(0.605, 1) == "60.5%"
            assert locale.date(date(2026, 11, 23)) == "November 23, 2026"


def test_an_hour_is_that_of_the_place(app: Flask) -> None:
    with app.test_request_context("/"), force_locale("fr"):
        assert locale.datetime(datetime(2026, 7, 1, 10, 0, tzinfo=UTC)) == "1er juillet 2026 à 12\u00a0h\u00a000"
    with app.test_request_context("/"), force_locale("en"):
        assert locale.datetime(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == "January 1, 2027, 00:30"


def test_what_was_not_measured_is_a_dash(app: Flask) -> None:
    with app.test_request_context("/"):
        assert locale.share(None) == locale.number(None) == "–"
