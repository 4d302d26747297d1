"""Bringing in what is known of a territory, whole or not at all, and taking it out again."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, tuple_

from consult.assessments.match_models import AnswerApart, CategoryMatch
from consult.consultations.models import Consultation
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db, new_uid
from consult.core.lookup import locked
from consult.core.outbox import ring
from consult.diagnostics.models import Questionnaire
from consult.facts.importing.margins import put_right
from consult.facts.importing.reading import Fact
from consult.facts.policies import (
    may_import_margins,
    may_import_services,
    may_import_statistics,
    may_match_categories,
    may_remove_margins,
    may_remove_service,
    may_remove_statistic,
)
from consult.jobs import Job
from consult.territories.models import CensusMargin, OfficialStatistic, Service, Territory

ROWS_AT_ONCE = 1_000


@action(may_import_margins)
def import_margins(actor: Actor, territory: Territory, rows: Sequence[Fact]) -> int:
    """Keeps the margins in place of what was known of each of their variables and areas; returns how many rows there are.

    Shares that do not sum to one are divided by their sum.
    """
    _replace(CensusMargin, locked(territory), put_right(rows), ("area", "variable"))
    _compute_again(territory)
    return len(rows)


@action(may_import_statistics)
def import_statistics(actor: Actor, territory: Territory, rows: Sequence[Fact]) -> int:
    """Keeps the figures in place of those of the same name, area and day; returns how many there are."""
    _replace(OfficialStatistic, locked(territory), rows, ("area", "name", "observed_on"))
    return len(rows)


@action(may_import_services)
def import_services(actor: Actor, territory: Territory, rows: Sequence[Fact]) -> int:
    """Keeps the services in place of those of the same name, provider and area; returns how many there are."""
    _replace(Service, locked(territory), rows, ("area", "name", "provider"))
    return len(rows)


@action(may_match_categories)
def match_categories(
    actor: Actor, consultation: Consultation, matches: Mapping[str, Mapping[str, str]], apart: Mapping[str, Sequence[str]] = {}
) -> None:
    """Keeps which category of the census is which answer, and which answers are none, in place of what was said before.

    `matches`: by variable and category in plain words, the key of the answer, "" for people who are not asked.
    `apart`: by variable, the keys of the answers that are no category: those who give them keep their share.
    """
    consultation = locked(consultation)
    said = [
        {"variable": name, "category": category, "answer": answer}
        for name, answers in matches.items()
        for category, answer in answers.items()
    ]
    none = [{"variable": name, "answer": answer} for name, answers in apart.items() for answer in answers]
    models: tuple[tuple[type[Any], Sequence[Fact]], ...] = ((CategoryMatch, said), (AnswerApart, none))
    for model, rows in models:
        db.session.execute(delete(model).where(model.consultation_id == consultation.id))
        if rows:
            db.session.execute(insert(model), [row | {"consultation_id": consultation.id} for row in rows])
    ring(Job.DRAFT_ASSESSMENT, consultation.id)


@action(may_remove_margins)
def remove_margins(actor: Actor, margin: CensusMargin) -> None:
    """Takes out all margins of this one's variable and area."""
    same = (CensusMargin.territory_id == margin.territory_id) & (CensusMargin.variable == margin.variable)
    db.session.execute(delete(CensusMargin).where(same, CensusMargin.area == margin.area))
    _compute_again(margin.territory)


@action(may_remove_statistic)
def remove_statistic(actor: Actor, statistic: OfficialStatistic) -> None:
    """Takes the figure out."""
    db.session.delete(statistic)


@action(may_remove_service)
def remove_service(actor: Actor, service: Service) -> None:
    """Takes the service out."""
    db.session.delete(service)


def _replace(model: type[Any], territory: Territory, rows: Sequence[Fact], keys: Iterable[str]) -> None:
    """Writes the rows after deleting those of the same keys."""
    names = tuple(keys)
    known = sorted({tuple(row[name] for name in names) for row in rows})
    same = tuple_(*(getattr(model, name) for name in names))
    for start in range(0, len(known), ROWS_AT_ONCE):
        some = same.in_(known[start : start + ROWS_AT_ONCE])
        db.session.execute(delete(model).where(model.territory_id == territory.id, some))
    if rows:
        db.session.execute(insert(model), [row | {"uid": new_uid(), "territory_id": territory.id} for row in rows])


def _compute_again(territory: Territory) -> None:
    """Has the drafts of the needs assessments about the territory computed anew: they are weighted by margins."""
    asked = select(Consultation.id).join(Questionnaire).where(Consultation.territory_id == territory.id)
    for consultation_id in db.session.scalars(asked):
        ring(Job.DRAFT_ASSESSMENT, consultation_id)
