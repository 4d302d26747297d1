"""The experiment that answers the first need of the town that moves."""

from datetime import date, timedelta
from decimal import Decimal

from consult.core.actors import Actor
from consult.core.clock import now
from consult.demo.words import EXPERIMENT, INDICATORS, PARTNERS
from consult.needs.models import Need
from consult.projects.actions import add_indicator, add_partner, record_reading, start_project

STARTED_DAYS_AGO = 120


def start_experiment(claire: Actor, need: Need) -> None:
    """Starts it some months ago, with its partners, its indicators and what has been measured since."""
    today = now().date()
    first_day = today - timedelta(days=STARTED_DAYS_AGO)
    project = start_project(claire, need, starts_on=first_day, **EXPERIMENT)
    for kind, name, contribution in PARTNERS:
        add_partner(claire, project, name=name, kind=kind, contribution=contribution)
    for label, unit, effect, baseline, target, readings in INDICATORS:
        indicator = add_indicator(
            claire, project, label=label, unit=unit, effect=effect, baseline=Decimal(baseline), target=Decimal(target)
        )
        for day, value in zip(_days_from(first_day, len(readings)), readings, strict=True):
            record_reading(claire, indicator, measured_on=day, value=Decimal(value))


def _days_from(first_day: date, count: int) -> list[date]:
    """One day a month, beginning a month after the first."""
    return [first_day + timedelta(days=30 * month) for month in range(1, count + 1)]
