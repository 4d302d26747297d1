"""Saying where places may lie."""

import pytest
from flask import Flask

from consult.core.actors import SYSTEM, Actor
from consult.core.errors import InvalidInput, NotAllowed
from consult.diagnostics.actions import add_question
from consult.diagnostics.form_import_actions import import_form
from consult.diagnostics.limit_actions import limit_places
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.queries import usual_bounds
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.place import ANYWHERE
from consult.diagnostics.refusals import QuestionnaireLocked
from consult.diagnostics.usual_questions import with_defaults
from tests import people
from tests.factories import diagnostics, places, sheets

TOWN = "1.35; 43.53; 1.52; 43.67"
PARIS = {"latitude": 48.85, "longitude": 2.35}


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return sheets.of_every_type(places.consultation())


@pytest.fixture
def olga(questionnaire: Questionnaire) -> Actor:
    return people.actor(people.olga(questionnaire.consultation.organisation))


def _place(questionnaire: Questionnaire) -> Question:
    return next(one for one in questionnaire.questions if one.kind == "place")


def _options() -> dict[str, object]:
    return with_defaults("place", {"items": sheets.items("Centre", "Hills")})


def test_the_territory_is_limited_once_for_all_questions_about_its_places(questionnaire: Questionnaire, olga: Actor) -> None:
    place = _place(questionnaire)
    before = add_question(olga, questionnaire, kind="place", label="Where do you work?", options=_options())
    assert before.options["bounds"] == usual_bounds(questionnaire.consultation) == ""
    assert QUESTION_TYPES["place"].validate(place.options, PARIS) == {}
    limit_places(olga, place, bounds=TOWN)
    after = add_question(olga, questionnaire, kind="place", label="And then?", options=_options())
    for question in (place, before, after):
        assert question.options["bounds"] == TOWN
        assert "latitude" in QUESTION_TYPES["place"].validate(question.options, PARIS)
    next_year = places.consultation(questionnaire.consultation.organisation)
    assert usual_bounds(next_year) == TOWN and usual_bounds(places.consultation(places.organisation("Montclair"))) == ""
    words = {"uid": "where2222222", "kind": "place", "label": "Where?", "options": _options(), "page": 1}
    imported = import_form(SYSTEM, next_year, language="en", introduction="", questions=[words])
    assert imported.questions[0].options["bounds"] == TOWN


def test_one_question_may_take_points_from_anywhere(questionnaire: Questionnaire, olga: Actor) -> None:
    place = _place(questionnaire)
    other = add_question(olga, questionnaire, kind="place", label="Where do you come from?", options=_options())
    limit_places(olga, other, bounds="")
    limit_places(olga, place, bounds=TOWN)
    assert (place.options["bounds"], other.options["bounds"]) == (TOWN, ANYWHERE)
    assert usual_bounds(questionnaire.consultation) == TOWN


def test_limits_make_sense_and_stay_once_somebody_has_answered(questionnaire: Questionnaire, olga: Actor) -> None:
    place, words = _place(questionnaire), next(one for one in questionnaire.questions if one.kind == "long_text")
    for question, bounds in ((place, "43.53; 1.35"), (place, "2; 43; 1; 44"), (words, TOWN)):
        with pytest.raises(InvalidInput):
            limit_places(olga, question, bounds=bounds)
    with pytest.raises(NotAllowed):
        limit_places(people.actor(people.amina()), place, bounds=TOWN)
    diagnostics.response(questionnaire, people.amina(), {})
    with pytest.raises(QuestionnaireLocked):
        limit_places(olga, place, bounds=TOWN)
