"""The pages the footer leads to."""

import pytest
from flask import Flask

from consult.core.db import db
from tests.browser import Browser
from tests.factories import identity_provider, places

PAGES = ("/comment-ca-marche", "/accessibilite", "/mentions-legales", "/code-source")


@pytest.mark.parametrize("address", PAGES)
def test_each_is_open_to_all_before_and_after_the_site_has_an_owner(visitor: Browser, address: str) -> None:
    assert visitor.get(address).status_code == 200
    places.organisation()
    page = visitor.get(address)
    assert page.status_code == 200
    assert all(f'href="{other}"' in page.text for other in PAGES)


def test_five_stages_are_told_in_order(visitor: Browser) -> None:
    page = visitor.get("/comment-ca-marche").text
    titles = ["You say what works", "You propose ideas", "You choose", "The needs are put in order", "Something is tried"]
    assert [page.index(title) for title in titles] == sorted(page.index(title) for title in titles)


def test_whoever_publishes_is_named_and_can_be_written_to(visitor: Browser) -> None:
    town = places.organisation()
    assert f"{town.name} publishes this site" in visitor.get("/mentions-legales").text
    assert "mailto:mairie@valfleuri.example" in visitor.get("/mentions-legales").text
    town.contact_email = ""
    db.session.commit()
    assert "ask at the desk" in visitor.get("/accessibilite").text


def test_the_host_is_named_where_it_is_known(visitor: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Hosted by" not in visitor.get("/mentions-legales").text
    monkeypatch.setitem(app.config, "HOSTED_BY", "The computers of the valley, 1 mill lane")
    assert "Hosted by: The computers of the valley, 1 mill lane" in visitor.get("/mentions-legales").text


def test_the_source_is_offered_with_or_without_an_address(visitor: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "given to anybody who asks" in visitor.get("/code-source").text
    monkeypatch.setitem(app.config, "SOURCE_URL", "https://code.valfleuri.example/consult")
    assert 'href="https://code.valfleuri.example/consult"' in visitor.get("/code-source").text


def test_the_statement_claims_no_more_than_is_true(visitor: Browser) -> None:
    page = visitor.get("/accessibilite").text
    assert "partially compliant" in page and "no person trained in accessibility has examined it" in page


def test_what_an_identity_provider_learns_and_what_is_kept_of_it_is_told_where_there_is_one(visitor: Browser) -> None:
    assert "Your identity" not in visitor.get("/mentions-legales").text
    with identity_provider.trusted_by(visitor.app) as provider:
        assert "Where you sign in with TownConnect" in visitor.get("/mentions-legales").text and not provider.requests
