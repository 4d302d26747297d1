"""Reading organisations."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from consult.accounts.models import Account, Membership
from consult.core.actors import ORGANISER, Actor
from consult.core.db import db
from consult.organisations.models import Organisation


def first_organisation() -> Organisation | None:
    """The organisation whose site this is: the one that was created first."""
    return db.session.scalar(select(Organisation).order_by(Organisation.id).limit(1))


def organisation_by_name(name: str) -> Organisation | None:
    """The organisation of that name."""
    return db.session.scalar(select(Organisation).where(Organisation.name == name))


def organised_by(actor: Actor) -> Organisation:
    """The organisation an organiser organises for; the first of several."""
    mine = [organisation_id for organisation_id, role in actor.roles if role == ORGANISER]
    return db.session.scalars(select(Organisation).where(Organisation.id.in_(mine)).order_by(Organisation.id).limit(1)).one()


def members(organisation: Organisation) -> Sequence[Membership]:
    """Who works for the organisation, organisers first, with their accounts."""
    rows = select(Membership).join(Membership.account).where(Membership.organisation_id == organisation.id)
    by_role = (Membership.role != ORGANISER, Account.email)
    return db.session.scalars(rows.options(joinedload(Membership.account)).order_by(*by_role)).all()
