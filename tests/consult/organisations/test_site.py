"""Whose site this is."""

from flask import Flask
from sqlalchemy import event

from consult.core.db import db
from consult.organisations.site import current_site
from tests.browser import Browser
from tests.factories import places


def test_the_site_is_asked_once_a_request(database: Flask) -> None:
    town = places.organisation()
    queries: list[str] = []
    listen = lambda *call: queries.append(call[2])  # noqa: E731
    event.listen(db.engine, "before_cursor_execute", listen)
    with database.app_context():
        assert {current_site().id for _time in range(3)} == {town.id}  # type: ignore[union-attr]
    event.remove(db.engine, "before_cursor_execute", listen)
    assert len(queries) == 1


def test_a_request_that_shows_no_page_does_not_ask(visitor: Browser) -> None:
    queries: list[str] = []
    listen = lambda *call: queries.append(call[2])  # noqa: E731
    event.listen(db.engine, "before_cursor_execute", listen)
    visitor.post("/apparence", {"theme": "dark"})
    event.remove(db.engine, "before_cursor_execute", listen)
    assert queries == []


def test_pages_name_the_organisation(visitor: Browser) -> None:
    places.organisation("Valfleuri")
    page = visitor.get("/connexion").text
    assert "Valfleuri</title>" in page
