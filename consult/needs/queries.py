"""The needs of a consultation, in their themes and in order."""

from sqlalchemy import exists, select
from sqlalchemy.orm import selectinload

from consult.consultations.models import Consultation
from consult.core.db import db
from consult.needs.models import Need, Theme


def needs_by_theme(consultation: Consultation) -> list[Theme]:
    """The themes in order, each with its needs in order."""
    rows = select(Theme).where(Theme.consultation_id == consultation.id).order_by(Theme.position, Theme.id)
    return list(db.session.scalars(rows.options(selectinload(Theme.needs)).execution_options(populate_existing=True)))


def needs_of(consultation: Consultation) -> list[Need]:
    """All needs, theme by theme, in order."""
    rows = select(Need).join(Need.theme).where(Need.consultation_id == consultation.id)
    return list(db.session.scalars(rows.order_by(Theme.position, Theme.id, Need.position, Need.id)))


def has_needs(consultation: Consultation) -> bool:
    """Whether the consultation states at least one need."""
    return bool(db.session.scalar(select(exists().where(Need.consultation_id == consultation.id))))
