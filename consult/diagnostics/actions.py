"""Making a questionnaire, and answering it."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from consult.accounts.identity_settings import is_configured
from consult.consultations.models import Consultation
from consult.core.actions import action
from consult.core.actors import VISITOR, Actor
from consult.core.db import db
from consult.core.errors import InvalidInput
from consult.core.i18n import current_language, in_language
from consult.core.i18n import lazy_gettext as _
from consult.core.lookup import locked
from consult.core.outbox import ring
from consult.diagnostics.answering import Answers, check_answers, hidden_questions
from consult.diagnostics.conditions import conditions_problem
from consult.diagnostics.drafts import delete_draft
from consult.diagnostics.models import ADMITTING, IDENTITY, LEVELS, Question, Questionnaire
from consult.diagnostics.photo_keeping import keep_photos
from consult.diagnostics.policies import (
    may_add_question,
    may_create_questionnaire,
    may_move_question,
    may_remove_question,
    may_submit_response,
    may_update_question,
    may_update_questionnaire,
)
from consult.diagnostics.queries import is_locked, needs_in_order, usual_bounds
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import items
from consult.diagnostics.question_types.place import BOUNDS
from consult.diagnostics.refusals import InvalidAnswers, QuestionnaireLocked
from consult.diagnostics.revisions import held_open
from consult.diagnostics.storing import Sent, store
from consult.diagnostics.structure import QUESTIONS_AT_MOST, TOO_MANY, move, number, place_on_page
from consult.diagnostics.usual_questions import INTRODUCTION, LANGUAGES, usual_questions
from consult.invitations.admission import admit
from consult.jobs import Job


@action(may_create_questionnaire)
def create_questionnaire(actor: Actor, consultation: Consultation) -> Questionnaire:
    """Makes the usual questionnaire from the needs of the consultation. Raises QuestionnaireExists the second time."""
    language = current_language()
    questionnaire = Questionnaire(consultation_id=consultation.id, introduction=str(INTRODUCTION), language=language)
    others = {other: {"introduction": in_language(INTRODUCTION, other)} for other in LANGUAGES if other != language}
    questionnaire.translations = others
    questionnaire.questions = usual_questions(needs_in_order(consultation), language)
    db.session.add(questionnaire)
    return questionnaire


@action(may_update_questionnaire)
def update_questionnaire(
    actor: Actor,
    questionnaire: Questionnaire,
    *,
    introduction: str,
    is_paged: bool | None = None,
    assurance: str | None = None,
    is_replaceable: bool | None = None,
    language: str | None = None,
) -> None:
    """Words the introduction anew, and says how people answer; what is None stays.

    Raises QuestionnaireLocked once somebody has answered, InvalidInput for an unknown level of assurance.
    """
    questionnaire = held(questionnaire)
    if assurance is not None and assurance not in LEVELS:
        raise InvalidInput(_("Choose one of the answers shown."))
    if assurance == IDENTITY and not is_configured():
        raise InvalidInput(_("This installation has no identity provider: choose another answer."))
    questionnaire.introduction = introduction
    questionnaire.is_paged = questionnaire.is_paged if is_paged is None else is_paged
    questionnaire.assurance = assurance or questionnaire.assurance
    questionnaire.is_replaceable = questionnaire.is_replaceable if is_replaceable is None else is_replaceable
    questionnaire.language = language or questionnaire.language


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
    page: int | None = None,
    **more: Any,
) -> Question:
    """Adds a question at the end of the page, of the last one unless told otherwise; `more` as `update_question` takes it.

    Raises QuestionnaireLocked, and InvalidInput when its options cannot stand.
    """
    questions = held(questionnaire).questions
    require_room(questions, 1)
    options = within_territory(questionnaire.consultation, options)
    _check_options(questionnaire, kind, options)
    last = max((question.page for question in questions), default=1)
    question = Question(kind=kind, page=last, position=len(questions), **_words(label, hint, options, is_required, **more))
    questions.append(question)
    place_on_page(questions, question, min(max(page or last, 1), last + 1))
    return question


@action(may_update_question)
def update_question(
    actor: Actor,
    question: Question,
    *,
    label: str,
    hint: str = "",
    options: Mapping[str, Any],
    is_required: bool = False,
    page: int | None = None,
    **more: Any,
) -> None:
    """Words the question anew and puts it on the page, where it stands unless told otherwise.

    `more` may hold `section`, `easy_text`, `is_sensitive`. Raises QuestionnaireLocked, and InvalidInput when its options
    cannot stand or a condition would no longer make sense.
    """
    questions = held(question.questionnaire).questions
    _check_options(question.questionnaire, question.kind, options)
    for name, value in _words(label, hint, options, is_required, **more).items():
        setattr(question, name, value)
    last = max(one.page for one in questions)
    place_on_page(questions, question, min(max(page or question.page, 1), last + 1))
    require_sound_conditions(questions)


@action(may_move_question)
def move_question(actor: Actor, question: Question, *, step: int) -> None:
    """Moves the question up (-1) or down (1), at the edge of its page to the next one.

    Raises QuestionnaireLocked, and InvalidInput when a question would come before the one it depends on.
    """
    questions = held(question.questionnaire).questions
    move(questions, question, step)
    require_sound_conditions(questions)


@action(may_remove_question)
def remove_question(actor: Actor, question: Question) -> None:
    """Removes the question. Raises QuestionnaireLocked, and InvalidInput when another question depends on it."""
    questions = held(question.questionnaire).questions
    questions.remove(question)
    number(questions)
    require_sound_conditions(questions)


@action(may_submit_response)
def submit_response(
    actor: Actor,
    questionnaire: Questionnaire,
    answers: Answers,
    *,
    untold: Collection[str] = (),
    key: str | None = None,
    minutes: int | None = None,
    proof: bytes | None = None,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> str:
    """Keeps the person's answers, in place of those given before; returns the short code, which stays the same.

    `key` is what the form carried; the draft it belongs to is deleted. `pictures` are the photos sent with it, by digest.
    `proof` is what lets somebody in where a code or the list of residents does, whatever account they have.
    Raises StageClosed, QuestionnaireReplaced, AlreadyAnswered, FirstAnswersStay, what `admit` raises, and InvalidAnswers when
    something in them cannot be accepted.
    """
    asked = held_open(questionnaire)
    admission = admit(questionnaire.consultation, asked.assurance, proof) if asked.assurance in ADMITTING else None
    whoever = VISITOR if admission else actor
    if problems := check_answers(asked, answers, untold):
        raise InvalidAnswers(problems)
    about: dict[str, Any] = {"minutes": minutes, "admission": admission, "author_id": whoever.account_id}
    about["is_identified"] = whoever.is_identified
    hidden = {question.uid for question in hidden_questions(asked, answers)}
    sent = Sent(answers, set(untold) - hidden, key, **about)
    keep_photos(asked, whoever.person_id, pictures)
    code = store(asked, whoever.person_id, sent)
    if key is not None:
        delete_draft(asked, whoever.person_id, key)
    ring(Job.DRAFT_ASSESSMENT, asked.consultation_id)
    return code


def held(questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire, kept from being answered until the transaction ends. Raises QuestionnaireLocked when it has been."""
    questionnaire = locked(questionnaire)
    if is_locked(questionnaire):
        raise QuestionnaireLocked
    return questionnaire


def within_territory(consultation: Consultation, options: Mapping[str, Any]) -> dict[str, Any]:
    """The options of a new question; places may lie where those of the territory may, unless they say otherwise."""
    return {**options} | ({BOUNDS: usual_bounds(consultation)} if options.get(BOUNDS) == "" else {})


def require_room(questions: Collection[Question], more: int) -> None:
    """Raises InvalidInput when a questionnaire would get too many questions."""
    if len(questions) + more > QUESTIONS_AT_MOST:
        raise InvalidInput(TOO_MANY)


def require_sound_conditions(questions: list[Question]) -> None:
    """Raises InvalidInput when a question depends on something that is not there before it."""
    if problem := conditions_problem(questions):
        raise InvalidInput(problem)


def _words(
    label: str,
    hint: str,
    options: Mapping[str, Any],
    is_required: bool,
    section: str = "",
    easy_text: str = "",
    is_sensitive: bool = False,
) -> dict[str, Any]:
    """What a question says and asks, as its columns."""
    plain = {"label": label, "hint": hint, "options": dict(options), "is_required": is_required}
    return plain | {"section": section, "easy_text": easy_text, "is_sensitive": is_sensitive}


def _check_options(questionnaire: Questionnaire, kind: str, options: Mapping[str, Any]) -> None:
    """Raises InvalidInput when the options of a question cannot stand, or concern needs of another consultation."""
    if problem := QUESTION_TYPES[kind].check_options(options):
        raise InvalidInput(problem)
    known = {need.uid for need in needs_in_order(questionnaire.consultation)}
    if {item["need"] for item in items(options) if item.get("need")} - known:
        raise InvalidInput(_("A line names a need that this consultation does not have."))
