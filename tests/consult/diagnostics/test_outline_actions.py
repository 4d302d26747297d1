"""Drawing the map of a question about places."""

from typing import Any

import pytest
from flask import Flask

from consult.core.db import db
from consult.core.errors import InvalidInput, NotAllowed
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.outline_actions import draw_outline
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.refusals import QuestionnaireLocked
from tests import people
from tests.factories import diagnostics, places, sheets

TRIANGLE: list[dict[str, Any]] = [{"name": "Centre", "rings": [[[1.0, 43.0], [2.0, 43.0], [1.0, 44.0], [1.0, 43.0]]]}]


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return sheets.of_every_type(places.consultation())


def _question(questionnaire: Questionnaire, kind: str) -> Question:
    return next(one for one in questionnaire.questions if one.kind == kind)


def test_a_point_is_taken_inside_the_outline_alone(questionnaire: Questionnaire) -> None:
    olga, place = people.actor(people.olga(questionnaire.consultation.organisation)), _question(questionnaire, "place")
    draw_outline(olga, place, outline=TRIANGLE)
    db.session.expire_all()
    validate = QUESTION_TYPES["place"].validate
    assert validate(place.options, {"latitude": 43.2, "longitude": 1.2}) == {}
    for latitude, longitude in ((43.8, 1.8), (43.2, 0.5), (89, 179)):
        assert "latitude" in validate(place.options, {"latitude": latitude, "longitude": longitude})
    draw_outline(olga, place, outline=None)
    db.session.expire_all()
    assert "outline" not in place.options and validate(place.options, {"latitude": 89, "longitude": 179}) == {}


def test_what_cannot_be_drawn_is_refused(questionnaire: Questionnaire) -> None:
    olga = people.actor(people.olga(questionnaire.consultation.organisation))
    for outline in ([], [{"name": "Centre", "rings": [[[1, 2]]]}]):
        with pytest.raises(InvalidInput):
            draw_outline(olga, _question(questionnaire, "place"), outline=outline)
    draw_outline(olga, _question(questionnaire, "number"), outline=TRIANGLE)
    db.session.expire_all()
    assert "outline" not in _question(questionnaire, "number").options


def test_citizens_draw_nothing_and_organisers_only_what_nobody_has_answered(questionnaire: Questionnaire) -> None:
    olga, place = people.actor(people.olga(questionnaire.consultation.organisation)), _question(questionnaire, "place")
    with pytest.raises(NotAllowed):
        draw_outline(people.actor(people.amina()), place, outline=TRIANGLE)
    diagnostics.response(questionnaire, None, {place.uid: {"address": "Rue Haute"}})
    with pytest.raises(QuestionnaireLocked):
        draw_outline(olga, place, outline=TRIANGLE)
