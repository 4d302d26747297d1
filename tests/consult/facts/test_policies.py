"""Who may say what is known of a territory."""

from typing import Any

import pytest

from consult.core.actors import SYSTEM, VISITOR
from consult.core.db import db
from consult.facts import policies
from consult.territories.models import CensusMargin, OfficialStatistic, Service, Territory
from tests import people
from tests.factories import places

pytestmark = pytest.mark.usefixtures("database")

RULES: list[tuple[Any, Any]] = [
    (policies.may_import_margins, lambda place: place),
    (policies.may_import_statistics, lambda place: place),
    (policies.may_import_services, lambda place: place),
    (policies.may_remove_margins, lambda place: CensusMargin(territory=place)),
    (policies.may_remove_statistic, lambda place: OfficialStatistic(territory=place)),
    (policies.may_remove_service, lambda place: Service(territory=place)),
]


@pytest.mark.parametrize(("rule", "target_in"), RULES)
def test_organisers_describe_the_territory_of_their_town_and_nobody_else_does(rule: Any, target_in: Any) -> None:
    town = places.organisation()
    olga, malik, amina = (people.actor(one) for one in (people.olga(town), people.malik(town), people.amina()))
    with db.session.no_autoflush:
        target = target_in(town.territory)
        assert rule(olga, target) and rule(SYSTEM, target)
        assert not any(rule(actor, target) for actor in (malik, amina, VISITOR))


def test_organisers_describe_a_territory_they_ask_about() -> None:
    made = places.consultation()
    olga = people.actor(people.olga(made.organisation))
    made.territory = Territory(name="The valley")
    db.session.commit()
    assert policies.may_import_margins(olga, made.territory)
    assert not policies.may_import_margins(olga, places.organisation("Montclair").territory)


def test_the_census_is_matched_by_organisers_of_the_consultation_alone() -> None:
    made = places.consultation()
    olga, malik, amina = people.olga(made.organisation), people.malik(made.organisation), people.amina()
    assert policies.may_match_categories(people.actor(olga), made) and policies.may_match_categories(SYSTEM, made)
    assert not any(policies.may_match_categories(people.actor(one), made) for one in (malik, amina))
