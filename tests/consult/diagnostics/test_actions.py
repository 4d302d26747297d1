"""Making a questionnaire, and answering it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from consult.consultations.models import Consultation
from consult.core.actors import VISITOR
from consult.core.audit import AuditEntry
from consult.core.db import db
from consult.core.errors import DomainError, InvalidInput, NotAllowed, SignInRequired
from consult.core.outbox import due
from consult.diagnostics.actions import (
    add_question,
    create_questionnaire,
    move_question,
    remove_question,
    submit_response,
    update_question,
    update_questionnaire,
)
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.refusals import InvalidAnswers, QuestionnaireExists, QuestionnaireLocked
from consult.diagnostics.wording import introduction_in
from tests import people
from tests.factories import diagnostics, places


@pytest.fixture
def consultation(database: Flask) -> Consultation:
    return places.consultation()


@pytest.fixture
def questionnaire(consultation: Consultation) -> Questionnaire:
    return diagnostics.questionnaire(consultation, places.needs(consultation))


def test_an_organiser_makes_the_usual_questionnaire_once(consultation: Consultation) -> None:
    needs = places.needs(consultation)
    with pytest.raises(NotAllowed):
        create_questionnaire(people.actor(people.amina()), consultation)
    olga = people.actor(people.olga(consultation.organisation))
    made = create_questionnaire(olga, consultation)
    assert [question.kind for question in made.questions] == ["satisfaction", "top_k", "long_text"]
    assert introduction_in(made, "fr").startswith("Dites-nous") and introduction_in(made, "en").startswith("Tell us")
    assert [item["need"] for item in made.questions[1].options["items"]] == [need.uid for need in needs]
    with pytest.raises(QuestionnaireExists):
        create_questionnaire(olga, consultation)


def test_an_organiser_words_the_introduction_and_the_questions(questionnaire: Questionnaire) -> None:
    olga = people.actor(people.olga(questionnaire.consultation.organisation))
    update_questionnaire(olga, questionnaire, introduction="Welcome")
    words = questionnaire.questions[2]
    update_question(olga, words, label="Anything else?", hint="Briefly", options={"max_length": 500}, is_required=True)
    assert questionnaire.introduction == "Welcome"
    assert (words.label, words.hint, words.options, words.is_required) == ("Anything else?", "Briefly", {"max_length": 500}, True)


def test_questions_are_added_moved_and_removed(questionnaire: Questionnaire) -> None:
    olga = people.actor(people.olga(questionnaire.consultation.organisation))
    items = [{"key": key, "label": key, "need": None} for key in ("yes", "no")]
    added = add_question(olga, questionnaire, kind="single_choice", label="Do you have a car?", options={"items": items})
    move_question(olga, added, step=-1)
    assert [question.kind for question in questionnaire.questions] == ["satisfaction", "top_k", "single_choice", "long_text"]
    for _ in range(5):
        move_question(olga, added, step=-1)
    remove_question(olga, questionnaire.questions[3])
    db.session.expire_all()
    assert [question.kind for question in questionnaire.questions] == ["single_choice", "satisfaction", "top_k"]
    assert [question.position for question in questionnaire.questions] == [0, 1, 2]


def test_citizens_and_moderators_change_no_question(questionnaire: Questionnaire) -> None:
    question = questionnaire.questions[0]
    for actor in (people.actor(people.amina()), people.actor(people.malik(questionnaire.consultation.organisation))):
        with pytest.raises(NotAllowed):
            update_questionnaire(actor, questionnaire, introduction="")
        with pytest.raises(NotAllowed):
            add_question(actor, questionnaire, kind="long_text", label="?", options={"max_length": 500})
        with pytest.raises(NotAllowed):
            update_question(actor, question, label="?", options={})
        with pytest.raises(NotAllowed):
            move_question(actor, question, step=1)
        with pytest.raises(NotAllowed):
            remove_question(actor, question)
    assert db.session.query(Question).count() == 3


def test_after_the_first_response_no_question_changes(questionnaire: Questionnaire) -> None:
    olga = people.actor(people.olga(questionnaire.consultation.organisation))
    diagnostics.response(questionnaire, people.amina(), diagnostics.answers(questionnaire, {"n1": 5}))
    for change in (
        lambda: update_questionnaire(olga, questionnaire, introduction=""),
        lambda: add_question(olga, questionnaire, kind="long_text", label="?", options={"max_length": 500}),
        lambda: update_question(olga, questionnaire.questions[0], label="?", options={}),
        lambda: move_question(olga, questionnaire.questions[0], step=1),
        lambda: remove_question(olga, questionnaire.questions[0]),
    ):
        with pytest.raises(QuestionnaireLocked):
            change()


def test_options_that_cannot_stand_are_refused(questionnaire: Questionnaire) -> None:
    olga = people.actor(people.olga(questionnaire.consultation.organisation))
    elsewhere = places.needs(places.consultation(questionnaire.consultation.organisation))[0]
    foreign = [{"key": key, "label": key, "need": elsewhere.uid} for key in ("a", "b")]
    for kind, options in (
        ("long_text", {"max_length": 1}),
        ("top_k", {"items": [], "k": 3}),
        ("single_choice", {"items": foreign}),
    ):
        with pytest.raises(InvalidInput):
            add_question(olga, questionnaire, kind=kind, label="?", options=options)
    assert db.session.query(Question).count() == 3


def test_amina_answers_once_and_changes_her_answers(questionnaire: Questionnaire) -> None:
    amina = people.actor(people.amina())
    first = submit_response(amina, questionnaire, diagnostics.answers(questionnaire, {"n1": 5}))
    second = submit_response(amina, questionnaire, diagnostics.answers(questionnaire, {"n1": 1}, ["n2"]))
    response = db.session.query(Response).one()
    assert first == second == response.code
    assert response.answers == diagnostics.answers(questionnaire, {"n1": 1}, ["n2"])
    assert due() == [("assessments.draft_assessment", questionnaire.consultation_id)]
    assert {entry.action for entry in db.session.query(AuditEntry)} == {"diagnostics.submit_response"}


def test_a_visitor_signs_in_to_answer(questionnaire: Questionnaire) -> None:
    with pytest.raises(SignInRequired):
        submit_response(VISITOR, questionnaire, diagnostics.answers(questionnaire, {"n1": 5}))
    assert db.session.query(Response).count() == 0


@pytest.mark.parametrize("level", [6, -1, 5.0, float("nan"), True, "5", None, [5], {"a": 1}])
def test_the_server_refuses_levels_that_do_not_exist(questionnaire: Questionnaire, level: object) -> None:
    satisfaction = questionnaire.questions[0].uid
    with pytest.raises(InvalidAnswers) as refused:
        submit_response(people.actor(people.amina()), questionnaire, {satisfaction: {"n1": level}})
    assert set(refused.value.problems) == {satisfaction}
    assert db.session.query(Response).count() == 0 and due() == []


def test_answers_to_the_questions_of_another_consultation_are_refused(questionnaire: Questionnaire) -> None:
    other = places.consultation(questionnaire.consultation.organisation)
    foreign = diagnostics.questionnaire(other, places.needs(other))
    with pytest.raises(InvalidAnswers):
        submit_response(people.actor(people.amina()), questionnaire, diagnostics.answers(foreign, {"n1": 5}))


def test_the_questions_as_they_stand_now_decide_not_those_once_read(questionnaire: Questionnaire) -> None:
    amina, answers = people.actor(people.amina()), diagnostics.answers(questionnaire, {"n1": 5})
    with db.engine.begin() as elsewhere:
        elsewhere.exec_driver_sql("DELETE FROM question WHERE kind = 'satisfaction'")
    with pytest.raises(InvalidAnswers):
        submit_response(amina, questionnaire, answers)


def test_twenty_identical_responses_at_once_store_one(app: Flask, questionnaire: Questionnaire) -> None:
    amina, uid = people.actor(people.amina()), questionnaire.uid
    answers = diagnostics.answers(questionnaire, {"n1": 5}, ["n1"])

    def send(_turn: int) -> str:
        with app.app_context():
            return submit_response(amina, db.session.query(Questionnaire).filter_by(uid=uid).one(), answers)

    with ThreadPoolExecutor(8) as pool:
        codes = set(pool.map(send, range(20)))
    assert codes == {db.session.query(Response).one().code}


def test_a_question_is_never_changed_under_an_answer_on_its_way(app: Flask, questionnaire: Questionnaire) -> None:
    olga, amina = people.actor(people.olga(questionnaire.consultation.organisation)), people.actor(people.amina())
    uid, answers = questionnaire.uid, diagnostics.answers(questionnaire, {"n1": 5})

    def take_part(turn: int) -> str:
        with app.app_context():
            mine = db.session.query(Questionnaire).filter_by(uid=uid).one()
            try:
                if turn % 2:
                    submit_response(amina, mine, answers)
                else:
                    remove_question(olga, mine.questions[0])
            except DomainError as refusal:
                return type(refusal).__name__
            return "done"

    with ThreadPoolExecutor(2) as pool:
        outcome = list(pool.map(take_part, range(2)))
    db.session.expire_all()
    assert outcome in (["done", "InvalidAnswers"], ["QuestionnaireLocked", "done"])
