"""Starting projects, naming who carries them, measuring what they change."""

from datetime import date
from decimal import Decimal

from flask_babel import to_user_timezone

from consult.assessments.queries import latest_estimate
from consult.consultations.openings import require_open
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.clock import now
from consult.core.db import db
from consult.needs.models import Need
from consult.projects.effects import EFFECTS
from consult.projects.errors import NeedNotAssessed, ReadingInFuture, TargetIsBaseline
from consult.projects.figures import exact
from consult.projects.models import Indicator, Partner, Project, Reading
from consult.projects.policies import may_add_indicator, may_add_partner, may_record_reading, may_start_project


@action(may_start_project)
def start_project(actor: Actor, need: Need, *, title: str, hypothesis: str, decision_rule: str, starts_on: date) -> Project:
    """Starts an experiment that answers the need, on the strength of the assessment published last.

    Raises StageClosed, and NeedNotAssessed when no published assessment has an estimate of the need.
    """
    require_open(need.consultation, "projects")
    estimate = latest_estimate(need)
    if estimate is None:
        raise NeedNotAssessed
    project = Project(
        consultation=need.consultation,
        need=need,
        assessment_id=estimate.assessment_id,
        title=title,
        hypothesis=hypothesis,
        decision_rule=decision_rule,
        starts_on=starts_on,
    )
    db.session.add(project)
    return project


@action(may_add_partner)
def add_partner(actor: Actor, project: Project, *, name: str, kind: str, contribution: str = "") -> Partner:
    """Names somebody who carries the project. Raises PartnerAlreadyNamed."""
    partner = Partner(project_id=project.id, name=name, kind=kind, contribution=contribution)
    db.session.add(partner)
    return partner


@action(may_add_indicator)
def add_indicator(
    actor: Actor, project: Project, *, label: str, unit: str, effect: str, baseline: Decimal, target: Decimal
) -> Indicator:
    """Says what is measured, where it stands before the project and where it should go.

    Raises IndicatorAlreadyNamed, TargetIsBaseline, InvalidNumber, NumberOutOfRange, NotFound for an unknown effect.
    """
    if exact(target) == exact(baseline):
        raise TargetIsBaseline
    measures = {"label": label, "unit": unit, "effect": EFFECTS[effect].key}
    indicator = Indicator(project_id=project.id, baseline=baseline, target=target, **measures)
    db.session.add(indicator)
    return indicator


@action(may_record_reading)
def record_reading(actor: Actor, indicator: Indicator, *, measured_on: date, value: Decimal, note: str = "") -> Reading:
    """Keeps what was measured on a day. Raises AlreadyRead, ReadingInFuture, InvalidNumber, NumberOutOfRange."""
    if measured_on > to_user_timezone(now()).date():
        raise ReadingInFuture
    reading = Reading(indicator_id=indicator.id, measured_on=measured_on, value=exact(value), note=note)
    db.session.add(reading)
    return reading
