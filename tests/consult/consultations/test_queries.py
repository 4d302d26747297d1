"""Consultations as the public and their organisers see them."""

from flask import Flask

from consult.consultations import queries
from tests.factories import places
from tests.people import actor, amina, olga


def test_the_public_sees_what_is_published_the_latest_first(database: Flask) -> None:
    town = places.organisation()
    first, second = places.consultation(town), places.consultation(town)
    places.consultation(town, is_published=False)
    assert queries.published_consultations() == [second, first]


def test_an_organiser_sees_the_drafts_of_her_town_first(database: Flask) -> None:
    town, elsewhere = places.organisation(), places.organisation("Montclair")
    published, draft = places.consultation(town), places.consultation(town, is_published=False)
    places.consultation(elsewhere)
    organiser = actor(olga(town))
    assert queries.organised_consultations(organiser) == [draft, published]
    assert queries.organised_organisations(organiser) == [town]
    assert queries.organised_consultations(actor(amina())) == []


def test_the_next_stage_is_the_first_that_has_not_opened(database: Flask) -> None:
    upcoming = queries.next_stage(places.consultation(open_stages=("diagnostic",)))
    assert upcoming is not None and upcoming.key == "ideas"
    assert queries.next_stage(places.consultation(places.organisation("Montclair"))) is None
