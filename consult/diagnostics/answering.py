"""From what a form sends to answers and back, and what is wrong with answers. Pure: no session, no request."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.asked import AnyQuestion, AnyQuestionnaire
from consult.diagnostics.conditions import asked_questions
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import UNKNOWN_ITEM, Answer, Problems, Typed

SEPARATOR = "-"

Answers = Mapping[str, Answer]
"""Answers by question uid, as `Response.answers` stores them."""


def typed_by_question(sent: Mapping[str, list[str]]) -> dict[str, dict[str, list[str]]]:
    """Fields named `<question uid>` or `<question uid>-<item key>`, by question and item."""
    grouped: dict[str, dict[str, list[str]]] = {}
    for name, values in sent.items():
        uid, _separator, item = name.partition(SEPARATOR)
        grouped.setdefault(uid, {})[item] = values
    return grouped


def parse_answers(questionnaire: AnyQuestionnaire, typed: Mapping[str, Typed]) -> dict[str, Any]:
    """What was typed, as answers; what belongs to no question of the questionnaire is kept, for `check_answers` to refuse."""
    parsed: dict[str, Any] = {uid: None for uid in typed}
    for question in questionnaire.questions:
        parsed[question.uid] = QUESTION_TYPES[question.kind].parse(question.options, typed.get(question.uid, {}))
    mine = {question.uid for question in questionnaire.questions}
    return {uid: answer for uid, answer in parsed.items() if answer is not None or uid not in mine}


def type_answers(questionnaire: AnyQuestionnaire, answers: Answers) -> dict[str, dict[str, list[str]]]:
    """Stored answers, as one would type them."""
    answered = (question for question in questionnaire.questions if question.uid in answers)
    return {one.uid: QUESTION_TYPES[one.kind].typed(one.options, answers[one.uid]) for one in answered}


def answers_asked_for(questionnaire: AnyQuestionnaire, answers: Answers) -> dict[str, Any]:
    """The answers without those to questions that are not asked, whatever a form sent."""
    hidden = {question.uid for question in questionnaire.questions}
    hidden -= {question.uid for question in asked_questions(questionnaire.questions, answers)}
    return {uid: answer for uid, answer in answers.items() if uid not in hidden}


def check_answers(questionnaire: AnyQuestionnaire, answers: Answers, untold: Collection[str] = ()) -> dict[str, Problems]:
    """What is wrong, by question uid and item key; "" is the questionnaire as a whole. Empty when all can be stored.

    Questions that are not asked lack nothing, nor do sensitive ones that the person prefers not to answer (`untold`).
    """
    if (answers.keys() | set(untold)) - {question.uid for question in questionnaire.questions}:
        return {"": {"": UNKNOWN_ITEM}}
    if not answers and not untold:
        return {"": {"": _("You have not answered any question yet.")}}
    asked = asked_questions(questionnaire.questions, answers)
    return check_questions(asked, answers, {one.uid for one in asked if one.is_sensitive} & set(untold))


def check_questions(questions: Iterable[AnyQuestion], answers: Answers, untold: Collection[str]) -> dict[str, Problems]:
    """What is wrong with the answers to these questions, by question uid and item key."""
    found: dict[str, Problems] = {}
    for question in questions:
        kind, answer = QUESTION_TYPES[question.kind], answers.get(question.uid)
        problems = kind.validate(question.options, answer) if answer is not None else {}
        if question.is_required and not problems and question.uid not in untold:
            problems = kind.missing(question.options, answer)
        if problems:
            found[question.uid] = problems
    return found


def minutes_needed(questionnaire: AnyQuestionnaire) -> int:
    """How long answering takes, in whole minutes: some seconds a line, a minute for words of one's own."""
    seconds = (8 * len(question.options["items"]) if "items" in question.options else 60 for question in questionnaire.questions)
    return max(2, -(-sum(seconds) // 60))
