"""Reading accounts."""

from flask import Flask
from sqlalchemy import func, text

from consult.accounts import queries
from consult.accounts.models import EndedSession, SignInCode
from consult.core.db import db
from tests import people
from tests.factories import places


def test_a_session_names_an_account_until_it_ends_or_the_epoch_moves_on(database: Flask) -> None:
    amina = people.amina()
    assert queries.account_in_session(amina.uid, 0, "phone") is amina
    assert queries.account_in_session(amina.uid, 1, "phone") is None
    db.session.add(EndedSession(session_id="phone"))
    db.session.flush()
    assert queries.account_in_session(amina.uid, 0, "phone") is None
    assert queries.account_in_session(amina.uid, 0, "computer") is amina


def test_only_unused_codes_of_the_address_are_counted(database: Flask) -> None:
    for email, used_at in (("a@b.fr", None), ("a@b.fr", func.now()), ("c@d.fr", None), ("a@b.fr", None)):
        db.session.add(SignInCode(email=email, digest=b"", attempts_count=0, used_at=used_at))
        db.session.flush()
    assert queries.unused_codes_since("a@b.fr", func.now() - text("interval '1 hour'")) == 2
    assert queries.unused_codes_since("a@b.fr", func.now()) == 0


def test_demonstration_accounts_begin_with_those_who_have_a_role(database: Flask) -> None:
    people.amina(), people.olga(places.organisation())
    people.account("Zoe").email = "zoe@elsewhere.example"
    db.session.flush()
    assert [account.name for account in queries.demonstration_accounts()] == ["Olga", "Amina"]


def test_the_data_about_somebody_are_whole(database: Flask) -> None:
    olga = people.olga(places.organisation())
    data = queries.data_about(olga)
    assert data["email"] == "olga@valfleuri.example" and [role["role"] for role in data["roles"]] == ["organiser"]  # type: ignore[attr-defined]
