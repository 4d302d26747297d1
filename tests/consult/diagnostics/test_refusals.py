"""Constraints of the database and the refusals they become."""

import pytest
from flask import Flask

from consult.core.db import db
from consult.core.transaction import transaction
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.refusals import AlreadyAnswered, InvalidAnswers, QuestionnaireExists
from tests import people
from tests.factories import diagnostics, places


def test_a_second_response_of_a_person_is_refused(database: Flask) -> None:
    consultation = places.consultation()
    questionnaire = diagnostics.questionnaire(consultation, places.needs(consultation))
    amina = people.amina()
    diagnostics.response(questionnaire, amina, {})
    with pytest.raises(AlreadyAnswered), transaction():
        db.session.add(Response(questionnaire_id=questionnaire.id, person_id=amina.person_id, answers={}))


def test_a_second_questionnaire_of_a_consultation_is_refused(database: Flask) -> None:
    consultation = places.consultation()
    diagnostics.questionnaire(consultation, places.needs(consultation))
    with pytest.raises(QuestionnaireExists), transaction():
        db.session.add(Questionnaire(consultation_id=consultation.id))


def test_invalid_answers_say_what_is_wrong_where(database: Flask) -> None:
    refusal = InvalidAnswers({"aaa": {"n1": "No."}})
    assert refusal.status == 422
    assert refusal.problems["aaa"]["n1"] == "No."
