"""What is known of a territory."""

import pytest

from consult.core.db import db
from consult.territories.models import CensusMargin, OfficialStatistic, Service, Territory
from consult.territories.queries import facts_count, facts_of, margin_figures, margins_of, territories_named
from tests.factories import assessments, places

pytestmark = pytest.mark.usefixtures("database")


def test_margins_are_shares_by_area_and_variable() -> None:
    made = places.consultation()
    assessments.census(made, {"young": 3_000, "old": 1_000}, unit="inhabitants")
    assessments.census(made, {"young": 0.5, "old": 0.5}, area="North")
    assert margins_of(made.territory) == {
        "": {"age": {"young": 0.75, "old": 0.25}},
        "North": {"age": {"young": 0.5, "old": 0.5}},
    }
    assert margin_figures(made.territory)[""] == {"age": {"young": 3_000, "old": 1_000}}
    assert facts_count(CensusMargin, made.territory) == 4
    assert [one.area for one in db.session.scalars(facts_of(CensusMargin, made.territory))] == ["", "", "North", "North"]


def test_nothing_is_known_of_a_territory_at_first() -> None:
    made = places.consultation()
    assert margins_of(made.territory) == {}
    assert [facts_count(model, made.territory) for model in (CensusMargin, OfficialStatistic, Service)] == [0, 0, 0]


def test_territories_are_found_by_name_or_official_code() -> None:
    db.session.add_all(
        [Territory(name="Valfleuri", official_code="00001"), Territory(name="Valfleuri"), Territory(name="Beaumont")]
    )
    db.session.flush()
    assert [one.official_code for one in territories_named("Valfleuri")] == ["00001", None]
    assert [one.name for one in territories_named("00001")] == ["Valfleuri"]
    assert territories_named("Nowhere") == []
