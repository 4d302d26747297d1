"""What the tables refuse."""

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire, Response
from tests.factories import diagnostics, places


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    consultation = places.consultation()
    return diagnostics.questionnaire(consultation, places.needs(consultation))


def test_a_response_comes_by_a_known_channel(questionnaire: Questionnaire) -> None:
    db.session.add(Response(questionnaire=questionnaire, channel="pigeon", answers={}))
    with pytest.raises(IntegrityError, match="channel_is_known"):
        db.session.flush()


def test_questions_go_with_their_questionnaire_and_come_in_order(questionnaire: Questionnaire) -> None:
    questionnaire.questions[0].position = 9
    db.session.commit()
    db.session.expire_all()
    assert [question.kind for question in questionnaire.questions] == ["top_k", "long_text", "satisfaction"]
    db.session.delete(questionnaire)
    db.session.commit()
    assert db.session.query(Question).count() == 0


def test_each_response_has_a_code_of_its_own(questionnaire: Questionnaire) -> None:
    codes = {diagnostics.response(questionnaire, None, {}).code for _ in range(5)}
    assert len(codes) == 5
