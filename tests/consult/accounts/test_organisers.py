"""No organisation is left without an organiser."""

import pytest
from flask import Flask

from consult.accounts.errors import LastOrganiser
from consult.accounts.organisers import require_another_organiser
from consult.core.actors import ORGANISER
from tests import people
from tests.factories import places


def test_the_last_organiser_stays_whoever_moderates(database: Flask) -> None:
    town = places.organisation()
    olga = people.olga(town)
    people.malik(town)
    with pytest.raises(LastOrganiser):
        require_another_organiser(town.id, olga.id)
    people.account("Marcel", organisation=town, role=ORGANISER)
    require_another_organiser(town.id, olga.id)
