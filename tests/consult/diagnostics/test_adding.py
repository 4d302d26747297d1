"""Statements that come with answers."""

from typing import Any

import pytest
from flask import Flask

from consult.core.actors import SYSTEM, VISITOR
from consult.core.db import db
from consult.diagnostics.adding import ALREADY_THERE, TOO_MANY
from consult.diagnostics.answer_import_actions import import_answers
from consult.diagnostics.importing.answer_mapping import AnswerMapping
from consult.diagnostics.importing.answer_table import read_answer_table
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.refusals import InvalidAnswers
from consult.fieldwork.collecting_actions import hand_in_response
from consult.fieldwork.readings import Read
from consult.fieldwork.settling import held_sheet, settle
from consult.moderation.actions import approve_subject, return_subject
from tests import people
from tests.factories import fieldwork
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


def test_what_comes_on_paper_at_the_door_or_in_a_file_waits_to_be_read_too(questionnaire: Questionnaire) -> None:
    said = {"said": {"n1": "agree", "n2": "pass"}}
    (sheet,) = fieldwork.sheets_of(fieldwork.series(questionnaire, size=1))
    settle(held_sheet(sheet), Read({factory.ASKED: {**said, "added": "A bench at the stop"}}), differing=0)
    db.session.commit()
    olga = people.actor(people.olga(questionnaire.consultation.organisation))
    hand_in_response(olga, questionnaire, {factory.ASKED: {**said, "added": "A lamp in the lane"}}, key=KEY)
    _brought_in(questionnaire, "Late buses, often", "", "a bench at the stop!")
    kept = [(one.title, one.review_state, one.author_id) for one in factory.added()]
    words = ("A bench at the stop", "A lamp in the lane", "Late buses, often")
    assert kept == [(one, "pending", None) for one in words]
    assert len({one.response_id for one in factory.added()}) == 3 and db.session.query(Response).count() == 5


def test_people_who_are_gone_are_not_asked_to_word_anew_what_is_there_already(questionnaire: Questionnaire) -> None:
    (sheet,) = fieldwork.sheets_of(fieldwork.series(questionnaire, size=1))
    settle(held_sheet(sheet), Read({factory.ASKED: {"added": "the square is PLEASANT"}}), differing=0)
    db.session.commit()
    _brought_in(questionnaire, "The bus is often late")
    assert factory.added() == [] and db.session.query(Response).count() == 2
    olga = people.actor(people.olga(questionnaire.consultation.organisation))
    with pytest.raises(InvalidAnswers):
        hand_in_response(olga, questionnaire, _answers("the bus is often late"), key=KEY)


def _answers(added: str) -> dict[str, Any]:
    return {factory.ASKED: {"said": {"n1": "agree", "n2": "agree"}, "added": added}}


def _brought_in(questionnaire: Questionnaire, *added: str) -> None:
    """Brings in a file of one line for each statement."""
    rows = "".join(f'agree,pass,"{one}"\n' for one in added)
    meanings = {"first": f"q_{factory.ASKED}/n1", "second": f"q_{factory.ASKED}/n2", "own": f"q_{factory.ASKED}/added"}
    table = read_answer_table(f"first,second,own\n{rows}".encode())
    import_answers(SYSTEM, questionnaire.consultation, table, AnswerMapping(meanings))
