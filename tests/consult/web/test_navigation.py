"""Where one can go."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from consult.core.actors import VISITOR, Actor
from consult.core.i18n import lazy_gettext
from consult.web.navigation import Entry, links, same_site_path

STAFF_ONLY = Entry(lazy_gettext("You may not do this."), "home.index", lambda actor: actor.is_staff)


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ("/idees?page=2", "/idees?page=2"),
        (None, "/"),
        ("", "/"),
        ("mailto:x@y", "/"),
        ("//[", "/"),
        ("//evil.example", "/"),
        ("http://localhost/votes", "/votes"),
    ],
)
def test_only_addresses_of_this_site_are_followed(app: Flask, wanted: str | None, path: str) -> None:
    with app.test_request_context("/", base_url="http://localhost"):
        assert same_site_path(wanted) == path


@given(st.text())
def test_whatever_is_wanted_one_stays_here(wanted: str) -> None:
    with Flask("x").test_request_context("/", base_url="http://localhost"):
        try:
            path = same_site_path(wanted)
        except ValueError:
            pytest.fail(f"{wanted!r} raised")
    assert path.startswith("/") and not path.startswith(("//", "/\\"))


def test_an_entry_is_shown_to_those_it_is_for(app: Flask) -> None:
    with app.test_request_context("/"):
        assert links((STAFF_ONLY,)) == []
    assert not STAFF_ONLY.is_shown_to(VISITOR)
    assert STAFF_ONLY.is_shown_to(Actor("account", 1, 1, "Olga", frozenset({(1, "organiser")})))
