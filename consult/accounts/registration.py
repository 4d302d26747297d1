"""Finding or making the account of an address; plain functions for actions, which run them in their transaction."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from consult.accounts.keys import fingerprint
from consult.accounts.models import Account, Membership, Person
from consult.accounts.queries import account_by_email
from consult.core.db import db, new_uid
from consult.core.errors import DomainError
from consult.core.i18n import lazy_gettext as _


class AlreadyMember(DomainError):
    """Somebody is given a role they have."""

    message = _("This person already has this role.")
    constraint = "uq_membership_account_id_organisation_id_role"


def find_or_make_account(email: str, locale: str, name: str = "") -> Account:
    """The account of a normalised address with its memberships; of several makers at once, all get the same one."""
    return account_by_email(email) or _make_account(email, locale, name)


def _make_account(email: str, locale: str, name: str) -> Account:
    person_id = person_of(fingerprint(email))
    row = insert(Account).values(uid=new_uid(), email=email, name=name, locale=locale, session_epoch=0, person_id=person_id)
    db.session.execute(row.on_conflict_do_nothing(index_elements=["email"]))
    made = account_by_email(email)
    assert made is not None
    return made


def person_of(mark: bytes) -> int:
    """The person of a fingerprint, made when first asked for; of several makers at once, all get the same one."""
    db.session.execute(insert(Person).values(fingerprint=mark).on_conflict_do_nothing())
    return db.session.scalars(select(Person.id).where(Person.fingerprint == mark)).one()


def give_role(account: Account, organisation_id: int, role: str) -> Membership:
    """Makes the account a member. The transaction ends with AlreadyMember when it has that role."""
    membership = Membership(account_id=account.id, organisation_id=organisation_id, role=role)
    db.session.add(membership)
    db.session.flush()
    return membership
