"""Territories."""

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from consult.core.db import db
from consult.territories.models import Territory


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
