"""Accounts as actors."""

from flask import Flask
from sqlalchemy.exc import IntegrityError

from consult.accounts.models import Account
from consult.accounts.queries import account_by_email
from consult.core.actors import ORGANISER
from consult.core.db import db
from tests import people
from tests.factories import places


def test_an_account_acts_with_its_roles_even_after_a_refused_write(database: Flask) -> None:
    town = places.organisation()
    people.olga(town)
    db.session.expire_all()
    olga = account_by_email("olga@valfleuri.example")
    assert olga is not None
    before = olga.as_actor()
    db.session.rollback()
    assert olga.as_actor() is before and before.roles == {(town.id, ORGANISER)}


def test_addresses_are_kept_in_lower_case_by_the_database(database: Flask) -> None:
    amina = people.amina()
    db.session.add(Account(email="Amina@VALFLEURI.example", person_id=amina.person_id))
    try:
        db.session.flush()
    except IntegrityError as error:
        assert "email_is_lower" in str(error)
    else:
        raise AssertionError("stored")
