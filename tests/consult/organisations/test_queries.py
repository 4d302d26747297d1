"""Reading organisations."""

from flask import Flask

from consult.core.actors import ORGANISER
from consult.organisations import queries
from tests import people
from tests.factories import places


def test_the_site_is_that_of_the_organisation_created_first(database: Flask) -> None:
    assert queries.first_organisation() is None
    first = places.organisation("Valfleuri")
    places.organisation("Beaumont")
    assert queries.first_organisation() is first
    found = queries.organisation_by_name("Beaumont")
    assert found is not None and found.name == "Beaumont" and queries.organisation_by_name("Nowhere") is None


def test_an_organiser_has_an_organisation(database: Flask) -> None:
    places.organisation("Valfleuri")
    beaumont = places.organisation("Beaumont")
    assert queries.organised_by(people.actor(people.olga(beaumont))) is beaumont


def test_members_are_those_of_the_organisation_organisers_first(database: Flask) -> None:
    town, other = places.organisation("Valfleuri"), places.organisation("Beaumont")
    people.malik(town), people.olga(town)
    people.account("Zoe", organisation=other, role=ORGANISER)
    assert [membership.account.name for membership in queries.members(town)] == ["Olga", "Malik"]
