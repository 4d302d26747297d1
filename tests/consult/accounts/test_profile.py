"""The pages of one's own account."""

import json

from flask import Flask

from consult.accounts.models import Account
from consult.core.db import db
from tests import people
from tests.browser import Browser
from tests.factories import places


def test_a_visitor_is_asked_to_sign_in_first(visitor: Browser) -> None:
    for page in ("/mon-compte", "/mon-compte/donnees", "/mon-compte/suppression", "/connexion/bienvenue"):
        assert visitor.get(page).location == f"/connexion?next={page}"
    for form in ("/mon-compte", "/mon-compte/deconnexion-partout", "/mon-compte/suppression"):
        assert visitor.post(form).location.startswith("/connexion")


def test_name_and_language_are_kept_and_the_page_speaks_it_at_once(visitor: Browser) -> None:
    visitor.sign_in(people.amina())
    assert "Amina" in visitor.get("/mon-compte").text
    visitor.post("/mon-compte", {"name": "Mina", "locale": "fr"})
    page = visitor.get("/mon-compte").text
    assert "Mina" in page and '<html lang="fr"' in page


def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(visitor: Browser) -> None:
    visitor.sign_in(people.amina())
    answer = visitor.post("/mon-compte", {"name": "x" * 81, "locale": "de"})
    assert answer.status_code == 422 and "x" * 81 in answer.text
    assert db.session.query(Account).one().name == "Amina"


def test_my_data_are_a_file(visitor: Browser) -> None:
    visitor.sign_in(people.amina())
    answer = visitor.get("/mon-compte/donnees")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert json.loads(answer.text)["email"] == "amina@valfleuri.example"


def test_signing_out_everywhere_ends_all_sessions_and_copies_of_them(database: Flask) -> None:
    amina = people.amina()
    phone, computer = Browser(database).sign_in(amina), Browser(database).sign_in(amina)
    assert computer.get("/mon-compte").status_code == 200
    assert phone.post("/mon-compte/deconnexion-partout").location == "/"
    assert phone.get("/mon-compte").status_code == computer.get("/mon-compte").status_code == 302


def test_an_account_is_deleted_after_one_has_read_what_that_means(visitor: Browser) -> None:
    visitor.sign_in(people.amina())
    assert "nobody votes twice" in visitor.get("/mon-compte/suppression").text
    assert visitor.post("/mon-compte/suppression").location == "/"
    assert visitor.get("/mon-compte").status_code == 302
    assert db.session.query(Account).count() == 0


def test_the_last_organiser_is_told_to_name_another(visitor: Browser) -> None:
    visitor.sign_in(people.olga(places.organisation()))
    answer = visitor.post("/mon-compte/suppression")
    assert answer.status_code == 409 and "at least one organiser" in answer.text
    assert visitor.get("/mon-compte").status_code == 200
