"""What people answered, question by question."""

import pytest
from flask import Flask

from consult.core.disclosure import THRESHOLD
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.results import results
from tests import people
from tests.browser import Browser
from tests.factories import diagnostics, places


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    consultation = places.consultation()
    return diagnostics.questionnaire(consultation, places.needs(consultation))


def _respond(questionnaire: Questionnaire, times: int, level: int) -> None:
    for _ in range(times):
        diagnostics.response(questionnaire, None, diagnostics.answers(questionnaire, {"n1": level}, ["n2"]))


def test_too_few_respondents_give_no_result(questionnaire: Questionnaire) -> None:
    _respond(questionnaire, THRESHOLD - 1, 5)
    assert results(questionnaire) == []


def test_small_numbers_stay_hidden_with_one_more_so_that_none_can_be_computed(questionnaire: Questionnaire) -> None:
    _respond(questionnaire, 20, 5)
    _respond(questionnaire, 15, 4)
    _respond(questionnaire, 3, 1)
    satisfaction, important = results(questionnaire)
    assert satisfaction.lines[0] == ("Bus lines", (None, 0, 0, None, 20, 0))
    assert satisfaction.lines[1] == ("Health centre", (0, 0, 0, 0, 0, 38))
    assert dict(important.lines)["Seeing a doctor in time"] == (38, 0)


def test_organisers_see_results_once_the_diagnostic_is_over(visitor: Browser, questionnaire: Questionnaire) -> None:
    consultation = questionnaire.consultation
    _respond(questionnaire, 20, 5)
    url = f"/organisation/consultations/{consultation.uid}/diagnostic"
    visitor.sign_in(people.olga(consultation.organisation))
    assert "What people answered" not in visitor.get(url).get_data(as_text=True)
    places.close_stage(consultation, "diagnostic")
    assert "What people answered" in visitor.get(url).get_data(as_text=True)
