"""The needs of a consultation, and what is known of them."""

from flask import Flask

from consult.core.actors import SYSTEM
from consult.facts.actions import import_services, import_statistics
from consult.facts.importing.services import read_services
from consult.facts.importing.statistics import read_statistics
from consult.needs.queries import about_need, about_needs, has_needs, needs_by_theme, needs_of
from consult.territories.models import OfficialStatistic, Service
from tests.factories import facts, places


def test_needs_come_theme_by_theme(database: Flask) -> None:
    made = places.consultation()
    assert not has_needs(made)
    rows = places.needs(made)
    assert has_needs(made)
    assert needs_of(made) == rows
    assert [(theme.title, list(theme.needs)) for theme in needs_by_theme(made)] == [
        ("Mobility", [rows[0]]),
        ("Health", [rows[1]]),
        ("Housing", [rows[2]]),
    ]


def test_a_need_has_the_facts_of_its_own_words_and_of_its_theme(database: Flask) -> None:
    made = places.consultation()
    bus, doctor, home = places.needs(made)
    import_statistics(SYSTEM, made.territory, read_statistics(facts.STATISTICS.encode(), {}))
    import_services(SYSTEM, made.territory, read_services(facts.SERVICES.encode(), {}))
    assert [one.name for one in about_need(OfficialStatistic, doctor)] == ["Doctors for 10,000 inhabitants"]
    assert [one.name for one in about_need(OfficialStatistic, home)] == ["Homes that stand empty"]
    assert [one.name for one in about_need(Service, doctor)] == ["Health centre"]
    assert about_need(OfficialStatistic, bus) == about_need(Service, home) == []
    of_all = about_needs(Service, made.territory, [bus, doctor, home])
    assert {need: len(found) for need, found in of_all.items()} == {bus.id: 0, doctor.id: 1, home.id: 0}
