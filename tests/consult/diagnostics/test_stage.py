"""The diagnostic as a stage."""

import pytest
from flask import Flask
from flask_babel import force_locale

from consult.consultations.openings import StageClosed
from consult.consultations.readiness import missing_in_open_stages
from consult.core.actions import ACTIONS
from consult.diagnostics.actions import submit_response
from consult.diagnostics.stage import STAGE
from tests import people
from tests.factories import diagnostics, places


def test_its_actions_exist_and_are_refused_before_and_after_it(database: Flask) -> None:
    assert STAGE.actions == ("diagnostics.submit_response",) and set(STAGE.actions) <= set(ACTIONS)
    place = places.organisation()
    before, after = places.consultation(place, open_stages=()), places.consultation(place)
    places.close_stage(after, "diagnostic")
    for consultation in (before, after):
        questionnaire = diagnostics.questionnaire(consultation, places.needs(consultation))
        with pytest.raises(StageClosed):
            submit_response(people.actor(people.amina()), questionnaire, diagnostics.answers(questionnaire, {"n1": 1}))


def test_an_open_diagnostic_without_questions_is_late(database: Flask) -> None:
    consultation = places.consultation()
    with force_locale("en"):
        assert "The diagnostic has no questionnaire yet." in map(str, missing_in_open_stages(consultation))
        diagnostics.questionnaire(consultation, places.needs(consultation))
        assert "The diagnostic has no questionnaire yet." not in map(str, missing_in_open_stages(consultation))
