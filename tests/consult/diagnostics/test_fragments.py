"""What the pages of a consultation show of its diagnostic."""

import pytest
from flask import Flask

from consult.core.disclosure import THRESHOLD
from consult.diagnostics.models import Questionnaire
from tests import people
from tests.browser import Browser
from tests.factories import diagnostics, places


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    consultation = places.consultation()
    return diagnostics.questionnaire(consultation, places.needs(consultation))


def test_organisers_see_whether_there_are_questions_and_how_many_have_answered(
    visitor: Browser, questionnaire: Questionnaire
) -> None:
    visitor.sign_in(people.olga(questionnaire.consultation.organisation))
    url = f"/organisation/consultations/{questionnaire.consultation.uid}"
    assert "0 responses so far" in visitor.get(url).get_data(as_text=True)
    bare = places.consultation(questionnaire.consultation.organisation)
    assert "Make it from your needs in one click" in visitor.get(f"/organisation/consultations/{bare.uid}").get_data(as_text=True)


def test_the_public_sees_how_many_have_answered_once_they_are_many(visitor: Browser, questionnaire: Questionnaire) -> None:
    url = f"/consultations/{questionnaire.consultation.uid}"
    for number in range(THRESHOLD):
        assert "people have answered the diagnostic" not in visitor.get(url).get_data(as_text=True), number
        diagnostics.response(questionnaire, None, diagnostics.answers(questionnaire, {"n1": 3}))
    assert f"{THRESHOLD} people have answered the diagnostic." in visitor.get(url).get_data(as_text=True)


def test_amina_finds_her_code_on_the_page_of_the_consultation(visitor: Browser, questionnaire: Questionnaire) -> None:
    response = diagnostics.response(questionnaire, people.amina(), diagnostics.answers(questionnaire, {"n1": 3}))
    url = f"/consultations/{questionnaire.consultation.uid}"
    assert response.code in visitor.sign_in(people.amina()).get(url).get_data(as_text=True)
    assert response.code not in visitor.sign_in(people.marcel()).get(url).get_data(as_text=True)


def test_without_a_questionnaire_the_public_is_told_nothing(visitor: Browser, database: Flask) -> None:
    assert visitor.get(f"/consultations/{places.consultation().uid}").status_code == 200
