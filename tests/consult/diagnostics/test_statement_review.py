"""Added statements as moderators read them."""

import pytest
from flask import Flask

from consult.assessments.opinion_sources import opinion_sources
from consult.core.actors import SYSTEM, VISITOR
from consult.core.db import db
from consult.diagnostics.actions import submit_response
from consult.diagnostics.correction_actions import open_correction, start_correction
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.refusals import InvalidAnswers
from consult.diagnostics.statement_review import NoRoomForStatement
from consult.mails.models import Mail
from consult.moderation.actions import approve_subject, return_subject, take_back_decision
from consult.moderation.policies import OwnContribution
from tests import people
from tests.factories import sheets
from tests.factories import statements as factory


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    made = factory.questionnaire()
    factory.answer(made, VISITOR, "More trees")
    return made


def _lines() -> list[list[str]]:
    db.session.expire_all()
    questions = db.session.query(Question).order_by(Question.id)
    return [[item["label"] for item in question.options["items"]] for question in questions]


def test_an_approved_statement_is_asked_later_participants_and_counted(questionnaire: Questionnaire) -> None:
    (statement,) = factory.added()
    malik = people.actor(people.malik(questionnaire.consultation.organisation))
    approve_subject(malik, statement)
    assert _lines() == [["The bus is often late.", "The square is pleasant.", "More trees"]]
    factory.answer(questionnaire, VISITOR, "", **{statement.uid: "disagree"})
    (source,) = opinion_sources(questionnaire.consultation)
    assert [one.text for one in source.statements][2] == "More trees"
    assert sorted(source.said[:, 2].tolist())[-1] == -1 or -1 in source.said[:, 2].tolist()
    assert (source.said[:, 2] == -1).sum() == 1


def test_nobody_has_to_take_a_stance_on_what_others_added(questionnaire: Questionnaire) -> None:
    approve_subject(SYSTEM, factory.added()[0])
    factory.answer(questionnaire, VISITOR, "")
    with pytest.raises(InvalidAnswers):
        submit_response(VISITOR, questionnaire, {factory.ASKED: {"said": {"n1": "agree"}}})


def test_a_decision_taken_back_hides_the_statement_and_keeps_what_was_said(questionnaire: Questionnaire) -> None:
    (statement,) = factory.added()
    approve_subject(SYSTEM, statement)
    key = "abcdefghjkmn"
    factory.answer(questionnaire, VISITOR, "", key, **{statement.uid: "agree"})
    take_back_decision(SYSTEM, statement)
    assert _lines() == [["The bus is often late.", "The square is pleasant."]]
    with pytest.raises(InvalidAnswers):
        factory.answer(questionnaire, VISITOR, "", key, **{statement.uid: "agree"})
    factory.answer(questionnaire, VISITOR, "", key)
    return_subject(SYSTEM, statement, reason="unclear")
    assert _lines() == [["The bus is often late.", "The square is pleasant."]]


def test_a_statement_is_asked_in_every_version_and_a_correction_counts_with_the_one_before(questionnaire: Questionnaire) -> None:
    correction = start_correction(SYSTEM, questionnaire)
    approve_subject(SYSTEM, factory.added()[0])
    assert [len(lines) for lines in _lines()] == [3, 3]
    open_correction(SYSTEM, correction)
    assert db.session.get_one(Questionnaire, correction.id).counts_from == 1


def test_a_question_has_no_room_for_more_than_it_can_hold(questionnaire: Questionnaire) -> None:
    question = questionnaire.questions[0]
    question.options = question.options | {"items": sheets.items(*(f"Line {number}" for number in range(60)))}
    db.session.commit()
    with pytest.raises(NoRoomForStatement):
        approve_subject(SYSTEM, factory.added()[0])
    assert factory.added()[0].is_pending


def test_a_moderator_does_not_read_what_she_wrote_and_nobody_is_mailed(questionnaire: Questionnaire) -> None:
    malik = people.actor(people.malik(questionnaire.consultation.organisation))
    factory.answer(questionnaire, malik, "A fountain")
    with pytest.raises(OwnContribution):
        approve_subject(malik, factory.added()[1])
    approve_subject(people.actor(people.olga(questionnaire.consultation.organisation)), factory.added()[1])
    assert db.session.query(Mail).count() == 0
