"""What is known of the town of the demonstration."""

from flask import Flask

from consult.core.actors import SYSTEM
from consult.demo import facts
from consult.territories.models import CensusMargin, OfficialStatistic, Service
from consult.territories.queries import facts_count
from tests.factories import diagnostics, places


def test_the_town_has_facts_of_every_kind_and_its_people_say_who_they_are(database: Flask) -> None:
    made = places.consultation()
    facts.describe(SYSTEM, made.territory)
    assert [facts_count(model, made.territory) for model in (CensusMargin, OfficialStatistic, Service)] == [5, 3, 5]
    sheet = diagnostics.questionnaire(made, places.needs(made))
    assert facts.who(sheet, 1) == {}
    facts.ask_who(SYSTEM, sheet)
    said = [facts.who(sheet, place) for place in range(40)]
    assert said == [facts.who(sheet, place) for place in range(40)]
    assert {tuple(one) for one in said} == {tuple(question.uid for question in sheet.questions[3:])}
