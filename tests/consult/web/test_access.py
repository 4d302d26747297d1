"""Denial by default."""

import pytest
from flask import Flask

from consult.core.actors import VISITOR
from consult.web.access import current_actor, is_public
from tests.browser import Browser
from tests.people import amina


@pytest.fixture
def forgetful(app: Flask) -> Flask:
    """An application with a page whose author forgot to ask a rule."""
    if "forgetful" not in app.view_functions:
        app._got_first_request = False
        app.add_url_rule("/oubli", "forgetful", lambda: "a secret")
    return app


def test_a_page_for_which_no_rule_was_asked_is_not_shown(forgetful: Flask, database: Flask) -> None:
    with database.app_context():
        answer = database.test_client().get("/oubli")
    assert answer.status_code == 403
    assert "a secret" not in answer.get_data(as_text=True)


def test_open_pages_say_so(app: Flask) -> None:
    with app.app_context():
        assert is_public("health.show") and is_public("static")
        assert not is_public("home.index") and not is_public(None)


def test_somebody_not_signed_in_is_a_visitor(app: Flask) -> None:
    with app.test_request_context("/"):
        assert current_actor() is VISITOR


def test_somebody_signed_in_is_known_from_page_to_page(visitor: Browser) -> None:
    visitor.sign_in(amina())
    assert visitor.get("/mon-compte").status_code == 200
