"""The needs of a consultation, in their themes and in order, and what is known of them from elsewhere."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import selectinload

from consult.consultations.models import Consultation
from consult.core.db import db
from consult.needs.models import Need, Theme
from consult.territories.models import Territory
from consult.territories.queries import facts_of, on_topic


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


def about_need(model: type[Any], need: Need) -> list[Any]:
    """The statistics or services whose topic is the need or its theme, those of the need itself first."""
    return about_needs(model, need.consultation.territory, [need])[need.id]


def about_needs(model: type[Any], territory: Territory, needs: Sequence[Need]) -> dict[int, list[Any]]:
    """The same for many needs of one territory, by the id of the need, read at once."""
    rows = list(db.session.scalars(facts_of(model, territory).where(model.topic != "")))
    return {need.id: on_topic(rows, (need.statement, need.theme.title)) for need in needs}
