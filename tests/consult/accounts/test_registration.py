"""Finding or making accounts."""

import threading

import pytest
from flask import Flask

from consult.accounts.models import Account, Person
from consult.accounts.registration import AlreadyMember, find_or_make_account, give_role
from consult.core.actors import MODERATOR
from consult.core.db import db
from consult.core.transaction import transaction
from tests import people
from tests.factories import places


def test_many_first_sign_ins_at_once_make_one_account_and_one_person(database: Flask) -> None:
    made = []

    def work() -> None:
        with database.app_context(), transaction():
            made.append(find_or_make_account("amina@valfleuri.example", "fr").id)

    workers = [threading.Thread(target=work) for _worker in range(12)]
    [worker.start() for worker in workers]
    [worker.join() for worker in workers]
    assert len(made) == 12 and len(set(made)) == 1
    assert db.session.query(Account).count() == db.session.query(Person).count() == 1


def test_somebody_who_comes_back_is_the_same_person(database: Flask) -> None:
    first = people.amina().person_id
    db.session.query(Account).delete()
    assert people.amina().person_id == first


def test_a_role_is_given_once(database: Flask) -> None:
    town = places.organisation()
    malik = people.malik(town)
    with pytest.raises(AlreadyMember), transaction():
        give_role(malik, town.id, MODERATOR)
