"""What is known of a territory."""

from collections.abc import Sequence
from math import fsum
from typing import Any

from sqlalchemy import Select, func, or_, select

from consult.core.db import db
from consult.core.sheets import plain_words
from consult.territories.models import CensusMargin, OfficialStatistic, Service, Territory

Figures = dict[str, float]
Margins = dict[str, dict[str, Figures]]


def territories_named(name: str) -> list[Territory]:
    """The territories of that name or official code."""
    named = or_(Territory.name == name, Territory.official_code == name)
    return list(db.session.scalars(select(Territory).where(named).order_by(Territory.id)))


def margin_figures(territory: Territory) -> Margins:
    """The figures of the census, counts or shares as they were given: {area: {variable: {category: figure}}}; "" is the whole."""
    figure = func.coalesce(CensusMargin.inhabitants, CensusMargin.share)
    rows = select(CensusMargin.area, CensusMargin.variable, CensusMargin.category, figure)
    found: Margins = {}
    for area, variable, category, value in db.session.execute(
        rows.where(CensusMargin.territory_id == territory.id).order_by(CensusMargin.id)
    ):
        found.setdefault(area, {}).setdefault(variable, {})[category] = float(value)
    return found


def margins_of(territory: Territory) -> Margins:
    """The shares of the categories of each variable, which sum to one, as `margin_figures`; none where all figures are 0."""
    return {
        area: shares
        for area, variables in margin_figures(territory).items()
        if (shares := {name: _shares(figures) for name, figures in variables.items() if fsum(figures.values()) > 0})
    }


def _shares(figures: Figures) -> Figures:
    total = fsum(figures.values())
    return {category: figure / total for category, figure in figures.items()}


def facts_of(model: type[Any], territory: Territory) -> Select[Any]:
    """The rows of one kind about the territory, in the order people look for them."""
    orders: dict[type[Any], Sequence[Any]] = {
        CensusMargin: (CensusMargin.variable, CensusMargin.area, CensusMargin.id),
        OfficialStatistic: (
            OfficialStatistic.topic,
            OfficialStatistic.name,
            OfficialStatistic.area,
            OfficialStatistic.observed_on.desc(),
        ),
        Service: (Service.topic, Service.name, Service.area, Service.id),
    }
    return select(model).where(model.territory_id == territory.id).order_by(*orders[model])


def facts_count(model: type[Any], territory: Territory) -> int:
    """How many rows of one kind there are about the territory."""
    return db.session.scalar(select(func.count()).select_from(model).where(model.territory_id == territory.id)) or 0


def areas_of(territory: Territory) -> list[str]:
    """The parts of the territory that the census tells apart, in the order in which they came."""
    rows = select(CensusMargin.area).where(CensusMargin.territory_id == territory.id, CensusMargin.area != "")
    return list(db.session.scalars(rows.group_by(CensusMargin.area).order_by(func.min(CensusMargin.id))))


def is_about(row: Any, words: str) -> bool:
    """Whether the topic of the statistic or service is these words, whatever their case and accents."""
    return bool(row.topic) and plain_words(row.topic) == plain_words(words)


def on_topic(rows: Sequence[Any], words: Sequence[str]) -> list[Any]:
    """The statistics or services whose topic is one of these words, whatever their case and accents: the first word's first."""
    wanted = [plain_words(one) for one in words]
    found = [(wanted.index(topic), row) for row in rows if row.topic and (topic := plain_words(row.topic)) in wanted]
    return [row for _place, row in sorted(found, key=lambda pair: pair[0])]
