"""Signing in by an identity provider."""

from flask import Flask

from consult.accounts.identities import Identified
from consult.accounts.identity_actions import sign_in_by_identity
from consult.accounts.models import Account
from consult.core.actors import INSTANCE, VISITOR
from consult.core.audit import AuditEntry
from consult.core.db import db
from tests import people


def test_it_is_noted_and_a_visitor_gets_an_account_of_their_own(database: Flask) -> None:
    account = sign_in_by_identity(VISITOR, INSTANCE, Identified("https://id.example", "4711"), "en")
    assert (account.email, account.locale, account.name) == (None, "en", "")
    assert db.session.query(AuditEntry).filter_by(action="accounts.sign_in_by_identity").count() == 1


def test_whoever_has_signed_in_keeps_the_account(database: Flask) -> None:
    amina = people.amina()
    assert sign_in_by_identity(people.actor(amina), INSTANCE, Identified("https://id.example", "4711"), "en").id == amina.id
    assert db.session.query(Account).count() == 1
