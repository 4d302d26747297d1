"""What is known of a territory."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, or_, select

from consult.core.db import db
from consult.territories.models import CensusMargin, OfficialStatistic, Service, Territory

Shares = dict[str, float]


def territories_named(name: str) -> list[Territory]:
    """The territories of that name or official code."""
    named = or_(Territory.name == name, Territory.official_code == name)
    return list(db.session.scalars(select(Territory).where(named).order_by(Territory.id)))


def margins_of(territory: Territory) -> dict[str, dict[str, Shares]]:
    """The shares of the categories of each variable, which sum to one: {area: {variable: {category: share}}}; "" is the whole."""
    figure = func.coalesce(CensusMargin.share, CensusMargin.inhabitants)
    group = (CensusMargin.area, CensusMargin.variable)
    share = figure / func.nullif(func.sum(figure).over(partition_by=group), 0)
    rows = select(*group, CensusMargin.category, share).where(CensusMargin.territory_id == territory.id)
    found: dict[str, dict[str, Shares]] = {}
    for area, variable, category, value in db.session.execute(rows.order_by(CensusMargin.id)):
        if value is not None:
            found.setdefault(area, {}).setdefault(variable, {})[category] = float(value)
    return found


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
