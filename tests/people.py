"""The people of Valfleuri, the town of all tests."""

from consult.accounts.models import Account, Membership
from consult.accounts.registration import find_or_make_account
from consult.core.actors import MODERATOR, ORGANISER, Actor
from consult.core.db import db
from consult.organisations.models import Organisation


def account(name: str, *, organisation: Organisation | None = None, role: str | None = None) -> Account:
    """The account of somebody called so, made when first asked for."""
    email = f"{name.lower()}@valfleuri.example"
    person = find_or_make_account(email, "en", name)
    if organisation is not None and role is not None:
        db.session.add(Membership(account_id=person.id, organisation_id=organisation.id, role=role))
    db.session.commit()
    return person


def actor(somebody: Account) -> Actor:
    """The account as an actor, with its roles as they stand."""
    memberships = db.session.query(Membership).filter_by(account_id=somebody.id)
    roles = frozenset((membership.organisation_id, membership.role) for membership in memberships)
    return Actor("account", somebody.id, somebody.person_id, somebody.name, roles)


def amina() -> Account:
    """A citizen, at ease with her phone."""
    return account("Amina")


def marcel() -> Account:
    """A citizen of 82."""
    return account("Marcel")


def olga(organisation: Organisation) -> Account:
    """An organiser at the town hall."""
    return account("Olga", organisation=organisation, role=ORGANISER)


def malik(organisation: Organisation) -> Account:
    """A moderator."""
    return account("Malik", organisation=organisation, role=MODERATOR)
