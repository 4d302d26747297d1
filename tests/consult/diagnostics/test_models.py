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


@pytest.mark.parametrize(
    ("changed", "constraint"),
    [({"assurance": "sure"}, "assurance_is_known"), ({"minutes": 241}, "minutes_of_one_sitting")],
)
def test_a_response_has_a_known_assurance_and_took_one_sitting(
    questionnaire: Questionnaire, changed: dict[str, object], constraint: str
) -> None:
    db.session.add(Response(questionnaire=questionnaire, answers={}, **changed))
    with pytest.raises(IntegrityError, match=constraint):
        db.session.flush()


def test_a_consultation_has_one_draft_of_a_version_and_a_version_counts_from_an_earlier_one(questionnaire: Questionnaire) -> None:
    consultation = questionnaire.consultation
    db.session.add(Questionnaire(consultation=consultation, version=2, counts_from=3))
    with pytest.raises(IntegrityError, match="counts_from_an_earlier_version"):
        db.session.flush()
    db.session.rollback()
    drafts = [Questionnaire(consultation=consultation, version=number, is_draft=True) for number in (2, 3)]
    db.session.add_all(drafts)
    with pytest.raises(IntegrityError, match="uq_questionnaire_one_draft"):
        db.session.flush()
