"""Consultations as the public and their organisers see them."""

from collections.abc import Iterable

from sqlalchemy import select

from consult.consultations.models import Consultation, Stage
from consult.core.actors import ORGANISER, Actor
from consult.core.db import db
from consult.organisations.models import Organisation


def published_consultations() -> list[Consultation]:
    """All published consultations, the latest first, each with its stages."""
    rows = select(Consultation).where(Consultation.published_at.is_not(None)).order_by(Consultation.published_at.desc())
    return list(db.session.scalars(rows).unique())


def organised_consultations(actor: Actor) -> list[Consultation]:
    """The consultations of the organisations the actor organises for, drafts first, then the latest first."""
    rows = select(Consultation).where(Consultation.organisation_id.in_(_organised_by(actor)))
    drafts_first = Consultation.published_at.desc().nulls_first()
    return list(db.session.scalars(rows.order_by(drafts_first, Consultation.id.desc())).unique())


def organised_organisations(actor: Actor) -> list[Organisation]:
    """The organisations the actor organises for, by name."""
    rows = select(Organisation).where(Organisation.id.in_(_organised_by(actor))).order_by(Organisation.name)
    return list(db.session.scalars(rows).unique())


def next_stage(consultation: Consultation) -> Stage | None:
    """The stage that opens next, or None when all have opened."""
    return min((stage for stage in consultation.stages if stage.is_upcoming), key=lambda stage: stage.opens_at, default=None)


def _organised_by(actor: Actor) -> Iterable[int]:
    return [organisation_id for organisation_id, role in actor.roles if role == ORGANISER]
