"""Light or dark."""

import pytest
from flask import Flask

from consult.web.theme import asset
from tests.browser import Browser


def test_a_theme_once_chosen_is_kept_and_leads_back(visitor: Browser) -> None:
    answer = visitor.post("/apparence", {"theme": "dark", "next": "/nulle-part"})
    assert answer.location == "/nulle-part"
    cookie = visitor.client.get_cookie("theme")
    assert cookie is not None and cookie.value == "dark"


def test_an_unknown_theme_is_as_the_device_likes(visitor: Browser) -> None:
    visitor.post("/apparence", {"theme": "x" * 500})
    cookie = visitor.client.get_cookie("theme")
    assert cookie is not None and cookie.value == "auto"


def test_the_address_of_an_asset_changes_with_its_content(app: Flask) -> None:
    with app.test_request_context("/"):
        assert "v=" in asset("css/consult.css")


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "\\\\evil.example", "javascript:alert(1)"])
def test_choosing_a_theme_never_leads_to_another_site(visitor: Browser, elsewhere: str) -> None:
    assert visitor.post("/apparence", {"theme": "dark", "next": elsewhere}).location == "/"
