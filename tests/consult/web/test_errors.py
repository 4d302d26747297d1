"""Every refusal is a page that says what to do next."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from consult import create_app
from consult.core.db import db
from consult.core.errors import DomainError
from consult.web.errors import MESSAGES, TITLES, error_page
from tests.browser import Browser
from tests.pages import check_page

NOWHERE = "postgresql+psycopg://127.0.0.1:1/x"


@pytest.mark.parametrize("status", sorted(TITLES))
def test_each_status_has_a_whole_page(database: Flask, status: int) -> None:
    with database.test_request_context("/"):
        html, answered = error_page(status)
    check_page(html)
    assert answered == status
    assert status == 401 or status == 409 or status == 422 or status in MESSAGES


def test_the_reason_of_a_refusal_is_shown(database: Flask) -> None:
    with database.test_request_context("/"):
        html, _ = error_page(DomainError.status, "The hall is full.")
    assert "The hall is full." in html


def test_an_address_that_leads_nowhere_is_said_to(visitor: Browser) -> None:
    answer = visitor.get("/nulle-part")
    assert answer.status_code == 404
    assert "Page not found" in answer.get_data(as_text=True)


def test_an_address_of_signs_no_page_can_hold_has_a_whole_page_that_leads_back(visitor: Browser) -> None:
    page = visitor.get("/nulle%00part/été").get_data(as_text=True)
    assert "\x00" not in page and 'value="/nulle%00part/%C3%A9t%C3%A9"' in page
    assert visitor.get("/nulle%00part?lang=fr").location == "/nulle%00part"


def test_what_may_only_be_sent_cannot_be_opened(visitor: Browser) -> None:
    assert visitor.get("/apparence").status_code == 405


def test_a_text_of_many_megabytes_is_refused_with_a_sentence(visitor: Browser) -> None:
    answer = visitor.post("/apparence", {"theme": "x" * 3_000_000})
    assert answer.status_code == 413
    assert "too large" in answer.get_data(as_text=True)


@pytest.fixture
def stranded(app: Flask) -> FlaskClient:
    """A browser in front of a web server whose database is out of reach."""
    client = create_app(SQLALCHEMY_DATABASE_URI=NOWHERE).test_client()
    client.set_cookie("locale", "en")
    with client.session_transaction() as session:
        session["_user_id"] = "somebody:1"
    return client


@pytest.mark.parametrize("path", ["/", "/connexion", "/votes/any", "/nulle-part"])
def test_while_the_database_is_away_everybody_gets_a_whole_page(stranded: FlaskClient, path: str) -> None:
    answer = stranded.get(path)
    check_page(answer.get_data(as_text=True))
    assert answer.status_code == 503
    assert "catching its breath" in answer.get_data(as_text=True)


def test_a_mistake_in_a_statement_is_a_fault_and_not_an_absence(database: Flask) -> None:
    app = create_app()
    app.add_url_rule("/mistaken", view_func=lambda: str(db.session.execute(text("SELECT nothing"))))
    answer = app.test_client().get("/mistaken")
    check_page(answer.get_data(as_text=True))
    assert answer.status_code == 500
