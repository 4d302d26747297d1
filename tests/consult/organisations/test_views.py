"""The first visit of a new installation."""

from pathlib import Path

import pytest

from consult.core.db import db
from consult.organisations.models import Organisation
from tests.browser import Browser
from tests.factories import places

TOWN = {"name": "Town of Valfleuri", "territory": "Valfleuri", "organiser": "Olga", "email": "olga@valfleuri.example"}


def test_the_first_visit_leads_to_founding_the_organisation(visitor: Browser, claim_code: str, keys_folder: Path) -> None:
    assert visitor.get("/").location == "/installation"
    assert "This installation is new" in visitor.get("/installation").text
    answer = visitor.post("/installation", TOWN | {"code": claim_code})
    assert answer.location == "/organisation/reglages"
    page = visitor.get(answer.location)
    assert page.status_code == 200 and "you are its organiser" in page.text and "Town of Valfleuri" in page.text
    assert not (keys_folder / "claim-code").exists()
    assert visitor.get("/").status_code == 200


@pytest.mark.parametrize("code", ["", "wrong", "ABCD-EFGH-JKLM-NPQ2"])
def test_a_stranger_cannot_claim_the_installation(visitor: Browser, claim_code: str, code: str) -> None:
    answer = visitor.post("/installation", TOWN | {"code": code})
    assert answer.status_code == 422 and "Town of Valfleuri" in answer.text, "what was typed is kept"
    assert db.session.query(Organisation).count() == 0
    assert visitor.get("/organisation/reglages").status_code == 302


def test_without_a_code_on_the_console_nobody_can(visitor: Browser) -> None:
    assert visitor.post("/installation", TOWN | {"code": "x"}).status_code == 422
    assert visitor.post("/installation", TOWN | {"code": ""}).status_code == 422


def test_an_installation_is_claimed_once(visitor: Browser, claim_code: str) -> None:
    places.organisation()
    assert visitor.get("/installation").status_code == 404
    assert visitor.post("/installation", TOWN | {"code": claim_code}).status_code == 404
    assert visitor.get("/").status_code == 200
