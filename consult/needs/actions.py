"""Stating the needs of a consultation and putting them in order."""

from typing import TypeVar

from sqlalchemy import ColumnElement, delete, exists, func, select
from sqlalchemy.exc import IntegrityError

from consult.consultations.models import Consultation
from consult.consultations.readiness import Requirement, require
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db
from consult.core.errors import DomainError
from consult.core.i18n import lazy_gettext as _
from consult.core.lookup import locked
from consult.needs.models import Need, Theme
from consult.needs.policies import (
    may_add_need,
    may_move_need,
    may_move_theme,
    may_remove_need,
    may_rename_theme,
    may_update_need,
)
from consult.needs.queries import has_needs, needs_by_theme

Row = TypeVar("Row", Need, Theme)

require(Requirement(_("State at least one need."), has_needs))


class NeedAlreadyStated(DomainError):
    """The consultation states the same need twice."""

    constraint = "uq_need_consultation_id_statement"
    message = _("This consultation already states this need.")


class ThemeAlreadyThere(DomainError):
    """Two themes of a consultation would have the same title."""

    constraint = "uq_theme_consultation_id_title"
    message = _("This consultation already has a theme of this title.")


class NeedInUse(DomainError):
    """People have spoken about the need, so it stays."""

    message = _("This need can no longer be removed: people have already answered, proposed or decided something about it.")


@action(may_add_need)
def add_need(
    actor: Actor, consultation: Consultation, *, theme: str, statement: str, service: str = "", description: str = ""
) -> Need:
    """States a need in the theme of that title, made when there is none. Raises NeedAlreadyStated."""
    family = _theme(locked(consultation), theme)
    need = Need(
        consultation_id=consultation.id,
        theme_id=family.id,
        position=_next_position(Need, Need.theme_id == family.id),
        statement=statement,
        service=service,
        description=description,
    )
    db.session.add(need)
    return need


@action(may_update_need)
def update_need(actor: Actor, need: Need, *, theme: str, statement: str, service: str = "", description: str = "") -> None:
    """Words the need anew or puts it in another theme. Raises NeedAlreadyStated."""
    family = _theme(locked(need.consultation), theme)
    if family.id != need.theme_id:
        need.theme_id, need.position = family.id, _next_position(Need, Need.theme_id == family.id)
    need.statement, need.service, need.description = statement, service, description
    _drop_empty_themes(need.consultation)


@action(may_move_need)
def move_need(actor: Actor, need: Need, *, step: int) -> None:
    """Moves the need up (-1) or down (1) among those of its theme."""
    themes = needs_by_theme(locked(need.consultation))
    _move(next(list(theme.needs) for theme in themes if theme.id == need.theme_id), need, step)


@action(may_remove_need)
def remove_need(actor: Actor, need: Need) -> None:
    """Removes the need, and its theme with the last one. Raises NeedInUse once anybody may have spoken about it."""
    consultation = locked(need.consultation)
    if consultation.is_published and not all(stage.is_upcoming for stage in consultation.stages):
        raise NeedInUse
    try:
        db.session.delete(need)
        db.session.flush()
    except IntegrityError as error:
        raise NeedInUse from error
    _drop_empty_themes(consultation)


@action(may_rename_theme)
def rename_theme(actor: Actor, theme: Theme, *, title: str) -> None:
    """Gives the theme another title. Raises ThemeAlreadyThere."""
    theme.title = title


@action(may_move_theme)
def move_theme(actor: Actor, theme: Theme, *, step: int) -> None:
    """Moves the theme up (-1) or down (1)."""
    _move(needs_by_theme(locked(theme.consultation)), theme, step)


def _theme(consultation: Consultation, title: str) -> Theme:
    """The theme of that title, made at the end when the consultation has none."""
    mine = Theme.consultation_id == consultation.id
    known = db.session.scalar(select(Theme).where(mine, func.lower(Theme.title) == title.lower()))
    theme = known or Theme(consultation_id=consultation.id, title=title, position=_next_position(Theme, mine))
    db.session.add(theme)
    db.session.flush()
    return theme


def _next_position(model: type[Need] | type[Theme], among: ColumnElement[bool]) -> int:
    last: int | None = db.session.scalar(select(func.max(model.position)).where(among))
    return 0 if last is None else last + 1


def _move(rows: list[Row], row: Row, step: int) -> None:
    """Exchanges the row with its neighbour and numbers all of them anew."""
    index = rows.index(row)
    neighbour = min(max(index + step, 0), len(rows) - 1)
    rows[index], rows[neighbour] = rows[neighbour], rows[index]
    for position, one in enumerate(rows):
        one.position = position


def _drop_empty_themes(consultation: Consultation) -> None:
    db.session.flush()
    empty = ~exists().where(Need.theme_id == Theme.id)
    db.session.execute(delete(Theme).where(Theme.consultation_id == consultation.id, empty))
