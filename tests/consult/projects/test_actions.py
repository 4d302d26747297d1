"""Starting projects, naming partners, measuring."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from consult.consultations.openings import StageClosed
from consult.core.actors import VISITOR
from consult.core.clock import now
from consult.core.db import db
from consult.core.errors import NotAllowed, NotFound, SignInRequired
from consult.needs.models import Need
from consult.projects.actions import add_indicator, add_partner, record_reading, start_project
from consult.projects.errors import (
    AlreadyRead,
    IndicatorAlreadyNamed,
    NeedNotAssessed,
    PartnerAlreadyNamed,
    ReadingInFuture,
    TargetIsBaseline,
)
from consult.projects.figures import InvalidNumber
from consult.projects.models import Project, Reading
from tests import people
from tests.factories import assessments, places
from tests.factories import projects as factory

pytestmark = pytest.mark.usefixtures("database")

WORDS = {"title": "An evening bus", "hypothesis": "It helps.", "decision_rule": "Stop below 20.", "starts_on": date(2026, 3, 1)}
MEASURE = {"label": "Riders", "unit": "", "effect": "jobs", "baseline": Decimal(1), "target": Decimal(2)}


def _assessed_need() -> Need:
    return assessments.published().estimates[0].need


def test_a_project_starts_from_a_need_of_the_published_assessment() -> None:
    need = _assessed_need()
    project = start_project(people.actor(people.olga(need.consultation.organisation)), need, **WORDS)
    assert project.need is need and project.assessment.number == 1


def test_a_need_nobody_has_assessed_gives_no_project() -> None:
    need = places.needs(places.consultation())[0]
    with pytest.raises(NeedNotAssessed):
        start_project(people.actor(people.olga(need.consultation.organisation)), need, **WORDS)


def test_outside_its_stage_no_project_starts() -> None:
    need = _assessed_need()
    places.close_stage(need.consultation, "projects")
    with pytest.raises(StageClosed):
        start_project(people.actor(people.olga(need.consultation.organisation)), need, **WORDS)


def test_only_organisers_start_and_keep_projects() -> None:
    indicator = factory.indicator()
    amina = people.actor(people.amina())
    with pytest.raises(NotAllowed):
        start_project(amina, indicator.project.need, **WORDS)
    with pytest.raises(SignInRequired):
        add_partner(VISITOR, indicator.project, name="Me", kind="citizens")
    with pytest.raises(NotAllowed):
        add_indicator(amina, indicator.project, **MEASURE)
    with pytest.raises(NotAllowed):
        record_reading(amina, indicator, measured_on=date(2026, 5, 1), value=Decimal(1))
    assert len(db.session.scalars(select(Project)).unique().all()) == 1


def test_four_kinds_of_actor_carry_a_project_each_named_once() -> None:
    project = factory.project()
    olga = people.actor(people.olga(project.consultation.organisation))
    for kind in ("citizens", "public", "association", "company"):
        add_partner(olga, project, name=f"The {kind}", kind=kind)
    with pytest.raises(PartnerAlreadyNamed):
        add_partner(olga, project, name="The public", kind="public")


def test_an_indicator_goes_somewhere_and_is_named_once() -> None:
    project = factory.project()
    olga = people.actor(people.olga(project.consultation.organisation))
    add_indicator(olga, project, **MEASURE)
    with pytest.raises(IndicatorAlreadyNamed):
        add_indicator(olga, project, **MEASURE)
    for wrong, refusal in (
        ({"target": Decimal(1)}, TargetIsBaseline),
        ({"target": Decimal("NaN")}, InvalidNumber),
        ({"effect": "magic"}, NotFound),
    ):
        with pytest.raises(refusal):
            add_indicator(olga, project, **MEASURE | {"label": "Else"} | wrong)


def test_one_reading_a_day_and_none_of_tomorrow() -> None:
    indicator = factory.indicator()
    olga = people.actor(people.olga(indicator.project.consultation.organisation))
    record_reading(olga, indicator, measured_on=date(2026, 5, 1), value=Decimal("20.5"))
    with pytest.raises(AlreadyRead):
        record_reading(olga, indicator, measured_on=date(2026, 5, 1), value=Decimal(21))
    with pytest.raises(ReadingInFuture):
        record_reading(olga, indicator, measured_on=now().date() + timedelta(days=2), value=Decimal(21))
    with pytest.raises(InvalidNumber):
        record_reading(olga, indicator, measured_on=date(2026, 5, 2), value=Decimal("Infinity"))
    assert list(db.session.scalars(select(Reading.value))) == [Decimal("20.5")]
