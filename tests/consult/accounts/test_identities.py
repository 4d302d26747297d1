"""The account of somebody an identity provider knows."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask

from consult.accounts.identities import Identified, account_of
from consult.accounts.identity_actions import sign_in_by_identity
from consult.accounts.models import Account, Identity, Person
from consult.accounts.registration import find_or_make_account
from consult.core.actors import INSTANCE, VISITOR
from consult.core.db import db
from tests import people

PROVIDER, OTHER = "https://id.example", "https://other.example"
AMINA = "amina@valfleuri.example"


def test_the_same_name_of_two_providers_is_two_people(database: Flask) -> None:
    one, two = (account_of(Identified(issuer, "4711"), None, "fr") for issuer in (PROVIDER, OTHER))
    assert one.person_id != two.person_id
    assert account_of(Identified(PROVIDER, "4711"), None, "fr") is one


def test_an_account_may_be_linked_to_two_providers_and_to_one_name_of_each(database: Flask) -> None:
    amina = people.amina()
    assert account_of(Identified(PROVIDER, "a"), amina.person_id, "fr") is amina
    assert account_of(Identified(OTHER, "b"), amina.person_id, "fr") is amina
    assert account_of(Identified(PROVIDER, "c"), amina.person_id, "fr") is not amina


def test_a_confirmed_address_is_kept_and_leads_back_by_mail_to_the_same_person(database: Flask) -> None:
    made = account_of(Identified(PROVIDER, "4711", AMINA), None, "fr")
    assert made.email == AMINA
    person_id = made.person_id
    db.session.delete(made)
    db.session.flush()
    assert find_or_make_account(AMINA, "fr").person_id == person_id


def test_many_at_once_make_one_person_and_one_account(database: Flask) -> None:
    together = Barrier(8, timeout=30)

    def come(_number: int) -> int:
        with database.app_context():
            together.wait()
            return sign_in_by_identity(VISITOR, INSTANCE, Identified(PROVIDER, "4711"), "fr").id

    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(come, range(8)))
    assert len(found) == 1 == db.session.query(Account).count()
    assert db.session.query(Identity).count() == 1 == db.session.query(Person).count()
