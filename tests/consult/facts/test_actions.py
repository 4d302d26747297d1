"""Facts are brought in whole, take the place of what was known of the same thing, and are taken out."""

from typing import Any

import pytest
from sqlalchemy import select

from consult.core.actors import SYSTEM, VISITOR
from consult.core.audit import AuditEntry
from consult.core.db import db
from consult.core.errors import NotAllowed
from consult.core.outbox import due
from consult.facts import actions
from consult.facts.importing.margins import read_margins
from consult.facts.importing.services import read_services
from consult.facts.importing.statistics import read_statistics
from consult.jobs import Job
from consult.territories.models import CensusMargin, OfficialStatistic, Service
from consult.territories.queries import margins_of
from tests import people
from tests.factories import facts, places

pytestmark = pytest.mark.usefixtures("database")


def _margins(text: str = facts.MARGINS) -> list[dict[str, Any]]:
    return read_margins(text.encode(), {})


def test_margins_take_the_place_of_those_of_their_variable_and_area() -> None:
    sheet = facts.questionnaire_with_profile()
    made = sheet.consultation
    olga = people.actor(people.olga(made.organisation))
    assert actions.import_margins(olga, made.territory, _margins()) == 4
    newer = "variable;category;share;source;day\nsex;Women;0.5;Insee;2024\nsex;Men;0.4;Insee;2024\nsex;Other;0.1;Insee;2024\n"
    actions.import_margins(olga, made.territory, _margins(newer))
    assert margins_of(made.territory)[""] == {
        "sex": {"Women": 0.5, "Men": 0.4, "Other": 0.1},
        "area": {"North": 0.25, "South": 0.75},
    }
    assert {job for job, _target in due()} == {Job.DRAFT_ASSESSMENT.value}
    assert "facts.import_margins" in db.session.scalars(select(AuditEntry.action)).all()


def test_margins_are_taken_out_variable_by_variable() -> None:
    made = places.consultation()
    actions.import_margins(SYSTEM, made.territory, _margins())
    women = db.session.scalars(select(CensusMargin).where(CensusMargin.category == "Women")).one()
    for actor in (VISITOR, people.actor(people.amina())):
        with pytest.raises(NotAllowed):
            actions.remove_margins(actor, women)
    actions.remove_margins(SYSTEM, women)
    assert list(margins_of(made.territory)[""]) == ["area"]


def test_figures_and_services_take_the_place_of_the_same_and_leave_the_rest() -> None:
    place = places.organisation().territory
    figures, services = read_statistics(facts.STATISTICS.encode(), {}), read_services(facts.SERVICES.encode(), {})
    for _time in range(2):
        assert actions.import_statistics(SYSTEM, place, figures) == 2
        assert actions.import_services(SYSTEM, place, services) == 1
    actions.import_statistics(SYSTEM, place, [figures[0] | {"value": 5.0}])
    assert sorted(db.session.scalars(select(OfficialStatistic.value))) == [5.0, 12.0]
    statistic = db.session.scalars(select(OfficialStatistic).where(OfficialStatistic.value == 5)).one()
    service = db.session.scalars(select(Service)).one()
    with pytest.raises(NotAllowed):
        actions.remove_statistic(VISITOR, statistic)
    with pytest.raises(NotAllowed):
        actions.remove_service(VISITOR, service)
    actions.remove_statistic(SYSTEM, statistic)
    actions.remove_service(SYSTEM, service)
    assert db.session.scalars(select(OfficialStatistic.value)).all() == [12.0] and not db.session.scalars(select(Service)).all()


def test_nobody_else_brings_anything_in() -> None:
    place = places.organisation().territory
    for actor in (VISITOR, people.actor(people.amina())):
        for bring in (actions.import_margins, actions.import_statistics, actions.import_services):
            with pytest.raises(NotAllowed):
                bring(actor, place, [])
