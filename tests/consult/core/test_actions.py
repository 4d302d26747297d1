"""The gate."""

import pytest

from consult.core.actions import ACTIONS, UnknownAction, action, can
from consult.core.actors import SYSTEM, VISITOR, Actor
from consult.core.audit import AuditEntry
from consult.core.authorization import only_signed_in, only_system
from consult.core.db import db
from consult.core.errors import DomainError, SignInRequired
from consult.core.transaction import NestedTransaction
from consult.territories.models import Territory

pytestmark = pytest.mark.usefixtures("database")
AMINA = Actor("account", 41, 1, "Amina")


class NameTaken(DomainError):
    """For these tests."""

    constraint = "uq_territory_official_code"


def _found_territory(actor: Actor, target: object, name: str) -> Territory:
    made = Territory(name=name, official_code="21")
    db.session.add(made)
    return made


_found_territory.__module__ = "consult.tested.actions"
found_territory = action(only_signed_in)(_found_territory)
found_secretly = action(only_signed_in, secret=True)(_found_territory)
# This module is read before any test runs, and others look at all actions there are.
ACTIONS.pop("tested._found_territory")


@pytest.fixture(autouse=True)
def only_here():  # type: ignore[no-untyped-def]
    """Takes the actions of these tests off the list when they are over."""
    yield
    ACTIONS.pop("tested._found_territory", None)


def test_an_action_writes_what_it_does_and_who_did_it() -> None:
    found_territory(AMINA, None, "Valfleuri")
    entry = db.session.query(AuditEntry).one()
    assert (entry.action, entry.account_id, entry.actor_kind) == ("tested._found_territory", 41, "account")
    assert db.session.query(Territory).count() == 1


def test_a_refused_action_writes_nothing() -> None:
    with pytest.raises(SignInRequired):
        found_territory(VISITOR, None, "Valfleuri")
    assert db.session.query(Territory).count() == db.session.query(AuditEntry).count() == 0


def test_a_secret_action_keeps_neither_actor_nor_hour() -> None:
    found_secretly(AMINA, None, "Valfleuri")
    entry = db.session.query(AuditEntry).one()
    assert (entry.account_id, entry.actor_kind) == (None, "secret")
    assert (entry.happened_at.minute, entry.happened_at.second, entry.happened_at.microsecond) == (0, 0, 0)


def test_a_violated_constraint_becomes_the_refusal_of_its_reason_and_nothing_is_kept() -> None:
    found_territory(AMINA, None, "Valfleuri")
    with pytest.raises(NameTaken):
        found_territory(AMINA, None, "Valfleuri-le-Haut")
    assert [territory.name for territory in db.session.query(Territory)] == ["Valfleuri"]
    assert db.session.query(AuditEntry).count() == 1


def test_actions_do_not_nest() -> None:
    outer = action(only_system)(lambda_that_calls_an_action)
    with pytest.raises(NestedTransaction):
        outer(SYSTEM, None)
    assert db.session.query(Territory).count() == 0
    ACTIONS.pop("tested.lambda_that_calls_an_action", None)


def lambda_that_calls_an_action(actor: Actor, target: object) -> None:
    """For the test above."""
    found_territory(AMINA, None, "Valfleuri")


lambda_that_calls_an_action.__module__ = "consult.tested.actions"


def test_what_a_template_asks_is_what_the_action_asks() -> None:
    action(only_signed_in)(_found_territory)
    assert can(AMINA, "tested._found_territory", None)
    assert not can(VISITOR, "tested._found_territory", None)


def test_asking_for_an_unknown_action_raises() -> None:
    with pytest.raises(UnknownAction):
        can(AMINA, "tested.fly", None)
