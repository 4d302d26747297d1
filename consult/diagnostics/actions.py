"""Making a questionnaire, and answering it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from consult.consultations.models import Consultation
from consult.consultations.openings import require_open
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db, new_code, new_uid
from consult.core.errors import InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.core.lookup import locked
from consult.core.outbox import ring
from consult.diagnostics.answering import Answers, check_answers
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.policies import (
    may_add_question,
    may_create_questionnaire,
    may_move_question,
    may_remove_question,
    may_submit_response,
    may_update_question,
    may_update_questionnaire,
)
from consult.diagnostics.queries import is_locked, needs_in_order
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import items
from consult.diagnostics.refusals import InvalidAnswers, QuestionnaireLocked
from consult.diagnostics.usual_questions import INTRODUCTION, usual_questions
from consult.jobs import Job

QUESTIONS_AT_MOST = 100


@action(may_create_questionnaire)
def create_questionnaire(actor: Actor, consultation: Consultation) -> Questionnaire:
    """Makes the usual questionnaire from the needs of the consultation. Raises QuestionnaireExists the second time."""
    questionnaire = Questionnaire(consultation_id=consultation.id, introduction=str(INTRODUCTION))
    questionnaire.questions = usual_questions(needs_in_order(consultation))
    db.session.add(questionnaire)
    return questionnaire


@action(may_update_questionnaire)
def update_questionnaire(actor: Actor, questionnaire: Questionnaire, *, introduction: str) -> None:
    """Words the introduction anew. Raises QuestionnaireLocked once somebody has answered."""
    _held(questionnaire).introduction = introduction


@action(may_add_question)
def add_question(
    actor: Actor,
    questionnaire: Questionnaire,
    *,
    kind: str,
    label: str,
    hint: str = "",
    options: Mapping[str, Any],
    is_required: bool = False,
) -> Question:
    """Adds a question at the end. Raises QuestionnaireLocked, and InvalidInput when its options cannot stand."""
    questions = _held(questionnaire).questions
    if len(questions) >= QUESTIONS_AT_MOST:
        raise InvalidInput(_("A questionnaire has %(most)s questions at most.", most=QUESTIONS_AT_MOST))
    _check_options(questionnaire, kind, options)
    question = Question(kind=kind, label=label, hint=hint, options=dict(options), is_required=is_required)
    questions.append(question)
    _number(questions)
    return question


@action(may_update_question)
def update_question(
    actor: Actor, question: Question, *, label: str, hint: str = "", options: Mapping[str, Any], is_required: bool = False
) -> None:
    """Words the question anew. Raises QuestionnaireLocked, and InvalidInput when its options cannot stand."""
    _check_options(_held(question.questionnaire), question.kind, options)
    question.label, question.hint, question.options, question.is_required = label, hint, dict(options), is_required


@action(may_move_question)
def move_question(actor: Actor, question: Question, *, step: int) -> None:
    """Moves the question up (-1) or down (1). Raises QuestionnaireLocked."""
    questions = _held(question.questionnaire).questions
    place = questions.index(question)
    questions.insert(min(max(place + step, 0), len(questions) - 1), questions.pop(place))
    _number(questions)


@action(may_remove_question)
def remove_question(actor: Actor, question: Question) -> None:
    """Removes the question. Raises QuestionnaireLocked."""
    questions = _held(question.questionnaire).questions
    questions.remove(question)
    _number(questions)


@action(may_submit_response)
def submit_response(actor: Actor, questionnaire: Questionnaire, answers: Answers) -> str:
    """Keeps the person's answers, in place of those given before; returns the short code, which stays the same.

    Raises StageClosed, and InvalidAnswers when something in them cannot be accepted.
    """
    questionnaire = _read_while_unchanged(questionnaire)
    require_open(questionnaire.consultation, "diagnostic")
    if problems := check_answers(questionnaire, answers):
        raise InvalidAnswers(problems)
    row = insert(Response).values(
        uid=new_uid(),
        code=new_code(),
        questionnaire_id=questionnaire.id,
        person_id=actor.person_id,
        answers=dict(answers),
    )
    changed = {"answers": row.excluded.answers, "submitted_on": func.current_date()}
    row = row.on_conflict_do_update(constraint="uq_response_questionnaire_id_person_id", set_=changed)
    code = db.session.scalars(row.returning(Response.code)).one()
    ring(Job.DRAFT_ASSESSMENT, questionnaire.consultation_id)
    return code


def _held(questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire, kept from being answered until the transaction ends. Raises QuestionnaireLocked when it has been."""
    questionnaire = locked(questionnaire)
    if is_locked(questionnaire):
        raise QuestionnaireLocked
    return questionnaire


def _read_while_unchanged(questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire as it stands, kept from being changed until the transaction ends; others may answer meanwhile."""
    row = select(Questionnaire).where(Questionnaire.id == questionnaire.id)
    row = row.with_for_update(read=True, key_share=True, of=Questionnaire)
    return db.session.scalars(row.execution_options(populate_existing=True)).unique().one()


def _check_options(questionnaire: Questionnaire, kind: str, options: Mapping[str, Any]) -> None:
    """Raises InvalidInput when the options of a question cannot stand, or concern needs of another consultation."""
    if problem := QUESTION_TYPES[kind].check_options(options):
        raise InvalidInput(problem)
    known = {need.uid for need in needs_in_order(questionnaire.consultation)}
    if {item["need"] for item in items(options) if item.get("need")} - known:
        raise InvalidInput(_("A line names a need that this consultation does not have."))


def _number(questions: list[Question]) -> None:
    for position, question in enumerate(questions):
        question.position = position
