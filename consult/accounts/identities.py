"""The account of somebody an identity provider knows; plain functions for actions, which run them in their transaction.

A person known by a confirmed address is the same person when the provider confirms that address; else the provider's own
name for somebody is what they are known by. The link outlives the account, as the person does: nobody answers twice by
deleting an account and coming back.
"""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from consult.accounts.keys import fingerprint, provided_fingerprint
from consult.accounts.models import Account, Identity
from consult.accounts.queries import account_by_email, account_of_person
from consult.accounts.registration import person_of
from consult.core.db import db, new_uid


@dataclass(frozen=True)
class Identified:
    """Whom an identity provider says somebody is: its own lasting name for them, and an address it has confirmed."""

    issuer: str
    subject: str
    email: str | None = None


def account_of(identified: Identified, own_person_id: int | None, locale: str) -> Account:
    """The account of somebody the provider knows, made when they come for the first time.

    Whoever has signed in otherwise links that account, unless either is linked already. Of several makers at once all get
    the same one.
    """
    mark = provided_fingerprint(identified.issuer, identified.subject)
    db.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(mark.hex(), 0))))
    person_id = db.session.scalar(select(Identity.person_id).where(Identity.fingerprint == mark))
    if person_id is None:
        person_id = _unlinked(own_person_id, identified.issuer) or _person_of(identified, mark)
        db.session.add(Identity(issuer=identified.issuer, fingerprint=mark, person_id=person_id))
        db.session.flush()
    return account_of_person(person_id) or _make_account(person_id, identified.email, locale)


def _person_of(identified: Identified, mark: bytes) -> int:
    """The person of the confirmed address, if the provider calls nobody else so; else one known by the provider alone."""
    by_address = person_of(fingerprint(identified.email)) if identified.email else None
    return _unlinked(by_address, identified.issuer) or person_of(mark)


def _unlinked(person_id: int | None, issuer: str) -> int | None:
    """The person, unless that provider knows them by another name already, as when two people share an address."""
    taken = select(Identity.id).where(Identity.person_id == person_id, Identity.issuer == issuer)
    return None if person_id is None or db.session.scalar(taken) else person_id


def _make_account(person_id: int, email: str | None, locale: str) -> Account:
    """An account for the person; without an address where it belongs to another account."""
    address = email if email and account_by_email(email) is None else None
    row = {"uid": new_uid(), "email": address, "name": "", "locale": locale, "session_epoch": 0, "person_id": person_id}
    db.session.execute(insert(Account).values(**row))
    made = account_of_person(person_id)
    assert made is not None
    return made
