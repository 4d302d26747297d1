"""Statements that come with answers."""

import pytest
from flask import Flask

from consult.core.actors import SYSTEM, VISITOR
from consult.core.db import db
from consult.diagnostics.adding import ALREADY_THERE, TOO_MANY
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.refusals import InvalidAnswers
from consult.moderation.actions import approve_subject, return_subject
from tests import people
from tests.factories import statements as factory

KEY = "abcdefghjkmn"


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return factory.questionnaire()


def test_what_is_added_waits_to_be_read_and_is_not_asked_meanwhile(questionnaire: Questionnaire) -> None:
    account = people.amina()
    factory.answer(questionnaire, people.actor(account), "More trees on the square")
    (statement,) = factory.added()
    assert (statement.title, statement.review_state, statement.author_id) == ("More trees on the square", "pending", account.id)
    assert statement.response_id == db.session.query(Response).one().id
    assert len(questionnaire.questions[0].options["items"]) == 2


def test_what_somebody_else_added_in_other_signs_is_kept_once(questionnaire: Questionnaire) -> None:
    factory.answer(questionnaire, VISITOR, "More trees!")
    factory.answer(questionnaire, VISITOR, "more  TREES")
    assert [one.title for one in factory.added()] == ["More trees!"]
    assert db.session.query(Response).count() == 2


def test_what_everybody_is_asked_already_is_refused_and_nothing_is_stored(questionnaire: Questionnaire) -> None:
    with pytest.raises(InvalidAnswers) as refused:
        factory.answer(questionnaire, VISITOR, "the square is PLEASANT")
    assert refused.value.problems == {factory.ASKED: {"added": ALREADY_THERE}}
    assert db.session.query(Response).count() == 0 and factory.added() == []


def test_better_words_take_the_place_of_those_nobody_has_read(questionnaire: Questionnaire) -> None:
    for words in ("More tres", "More trees", "More trees", ""):
        factory.answer(questionnaire, VISITOR, words, KEY)
    assert [one.title for one in factory.added()] == ["More trees"]


def test_one_s_own_statement_may_be_sent_again_once_it_is_shown(questionnaire: Questionnaire) -> None:
    factory.answer(questionnaire, VISITOR, "More trees", KEY)
    approve_subject(SYSTEM, factory.added()[0])
    factory.answer(questionnaire, VISITOR, "More trees", KEY)
    with pytest.raises(InvalidAnswers):
        factory.answer(questionnaire, VISITOR, "More trees", KEY[::-1])
    assert len(factory.added()) == 1


def test_one_person_adds_three_at_most(questionnaire: Questionnaire) -> None:
    for number in range(3):
        factory.answer(questionnaire, VISITOR, f"Statement {number}", KEY)
        return_subject(SYSTEM, factory.added()[-1], reason="unclear")
    with pytest.raises(InvalidAnswers) as refused:
        factory.answer(questionnaire, VISITOR, "Statement 4", KEY)
    assert refused.value.problems == {factory.ASKED: {"added": TOO_MANY}}
    factory.answer(questionnaire, VISITOR, "Statement 5", KEY[::-1])
    assert len(factory.added()) == 4
