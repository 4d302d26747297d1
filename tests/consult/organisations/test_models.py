"""What the database refuses about organisations."""

import pytest
from flask import Flask

from consult.core.db import db
from consult.core.transaction import transaction
from consult.organisations.errors import OrganisationExists
from consult.organisations.models import ACCENTS, Organisation
from tests.factories import places


def test_two_organisations_do_not_share_a_name(database: Flask) -> None:
    town = places.organisation()
    with pytest.raises(OrganisationExists), transaction():
        db.session.add(Organisation(name=town.name, territory=town.territory))


def test_a_new_organisation_has_a_colour_of_the_theme(database: Flask) -> None:
    assert places.organisation().accent in ACCENTS
