"""Territories, and what is known of them."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from consult.core.db import db
from consult.territories.models import CensusMargin, OfficialStatistic, Service, Territory


@pytest.mark.parametrize("population", [0, -1])
def test_a_territory_has_inhabitants_or_their_number_is_unknown(database: Flask, population: int) -> None:
    db.session.add(Territory(name="Valfleuri", population=None))
    db.session.flush()
    db.session.add(Territory(name="Valfleuri", population=population))
    with pytest.raises(IntegrityError, match="population_is_positive"):
        db.session.flush()


def test_an_official_code_names_one_territory(database: Flask) -> None:
    db.session.add_all([Territory(name="Valfleuri", official_code="00001"), Territory(name="Beaumont", official_code="00001")])
    with pytest.raises(IntegrityError, match="official_code"):
        db.session.flush()


SOURCED: dict[str, Any] = {"source": "Insee", "observed_on": date(2021, 1, 1)}
MARGIN: dict[str, Any] = {"variable": "sex", "category": "w", "share": 0.5, **SOURCED}
FIGURE: dict[str, Any] = {"name": "Doctors", "value": 4.8, **SOURCED}
OFFER: dict[str, Any] = {"name": "Health centre", "provider_kind": "public", **SOURCED}


@pytest.mark.parametrize(
    ("model", "sound", "wrong", "constraint"),
    [
        (CensusMargin, MARGIN, {"share": None}, "count_or_share"),
        (CensusMargin, MARGIN, {"inhabitants": 3.0}, "count_or_share"),
        (CensusMargin, MARGIN, {"share": 1.1}, "share_is_a_share"),
        (CensusMargin, MARGIN, {"share": float("nan")}, "share_is_a_share"),
        (CensusMargin, MARGIN, {"share": None, "inhabitants": -1.0}, "inhabitants_are_countable"),
        (CensusMargin, MARGIN, {"share": None, "inhabitants": float("nan")}, "inhabitants_are_countable"),
        (CensusMargin, MARGIN, {"source": ""}, "says_what_it_is"),
        (OfficialStatistic, FIGURE, {"value": float("inf")}, "value_is_finite"),
        (OfficialStatistic, FIGURE, {"benchmark": float("nan")}, "benchmark_is_finite"),
        (OfficialStatistic, FIGURE, {"better": "often"}, "better_is_known"),
        (OfficialStatistic, FIGURE, {"name": ""}, "says_what_it_is"),
        (Service, OFFER, {"provider_kind": "church"}, "provider_kind_is_known"),
        (Service, OFFER, {"url": "javascript:alert(1)"}, "url_is_of_the_web"),
        (Service, OFFER, {"source": ""}, "says_what_it_is"),
    ],
)
def test_a_fact_makes_sense(
    database: Flask, model: type[Any], sound: dict[str, Any], wrong: dict[str, Any], constraint: str
) -> None:
    place = Territory(name="Valfleuri")
    db.session.add_all([place, model(territory=place, **sound)])
    db.session.flush()
    db.session.add(model(territory=place, **(sound | {"area": "North"} | wrong)))
    with pytest.raises(IntegrityError, match=constraint):
        db.session.flush()


@pytest.mark.parametrize(("model", "fact"), [(CensusMargin, MARGIN), (OfficialStatistic, FIGURE), (Service, OFFER)])
def test_a_fact_is_kept_once(database: Flask, model: type[Any], fact: dict[str, Any]) -> None:
    place = Territory(name="Valfleuri")
    db.session.add_all([model(territory=place, **fact), model(territory=place, **fact)])
    with pytest.raises(IntegrityError, match="uq_"):
        db.session.flush()
