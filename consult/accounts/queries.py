"""Reading accounts."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, select
from sqlalchemy.orm import joinedload

from consult.accounts.models import Account, EndedSession, Identity, Membership, SignInCode
from consult.core.actors import ORGANISER
from consult.core.audit import AuditEntry
from consult.core.db import db

DEMONSTRATION_DOMAIN = "valfleuri.example"


def _accounts() -> Select[Account]:
    return select(Account).options(joinedload(Account.memberships))


_IN_SESSION = _accounts().where(
    Account.uid == bindparam("uid"),
    Account.session_epoch == bindparam("epoch"),
    ~exists().where(EndedSession.session_id == bindparam("session_id")),
)


def account_in_session(uid: str, epoch: int, session_id: str) -> Account | None:
    """The account somebody is signed in to, with its memberships, in one query; None once the session has ended."""
    wanted = {"uid": uid, "epoch": epoch, "session_id": session_id}
    return db.session.scalars(_IN_SESSION, wanted).unique().one_or_none()


def account_by_email(email: str) -> Account | None:
    """The account of a normalised address, with its memberships."""
    return db.session.scalars(_accounts().where(Account.email == email)).unique().one_or_none()


def account_of_person(person_id: int) -> Account | None:
    """The account of a person, with its memberships; None once it is deleted."""
    rows = _accounts().where(Account.person_id == person_id).order_by(Account.id)
    return db.session.scalars(rows).unique().first()


def demonstration_accounts(limit: int = 4) -> Sequence[Account]:
    """A few accounts of the demonstration town, those with a role first, with their memberships."""
    has_role = exists().where(Membership.account_id == Account.id)
    few = select(Account.id).where(Account.email.endswith(f"@{DEMONSTRATION_DOMAIN}"), Account.name != "")
    few = few.order_by(has_role.desc(), Account.id).limit(limit)
    rows = _accounts().where(Account.id.in_(few)).order_by(has_role.desc(), Account.id)
    return db.session.scalars(rows).unique().all()


def unused_codes_since(email: str, since: ColumnElement[Any]) -> int:
    """How many codes were sent to an address and not used."""
    rows = select(func.count()).where(SignInCode.email == email, SignInCode.used_at.is_(None), SignInCode.created_at > since)
    return db.session.scalar(rows) or 0


def organisers_of(organisation_id: int) -> Select[Membership]:
    """The memberships of those who organise for an organisation."""
    return select(Membership).where(Membership.organisation_id == organisation_id, Membership.role == ORGANISER)


def data_about(account: Account) -> dict[str, object]:
    """All that the account itself holds about somebody, ready to be written as JSON."""
    roles = select(Membership.role, Membership.created_at).where(Membership.account_id == account.id)
    linked = select(Identity.issuer).where(Identity.person_id == account.person_id).order_by(Identity.id)
    done = select(AuditEntry.action, AuditEntry.happened_at).where(AuditEntry.account_id == account.id).order_by(AuditEntry.id)
    return {
        "email": account.email,
        "name": account.name,
        "language": account.locale,
        "identity_providers": list(db.session.scalars(linked)),
        "created_at": account.created_at.isoformat(),
        "roles": [{"role": role, "since": since.isoformat()} for role, since in db.session.execute(roles)],
        "actions": [{"action": name, "at": at.isoformat()} for name, at in db.session.execute(done)],
    }
