"""From what a form sends to answers and back, and what is wrong with answers. Pure: no session, no request."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.asked import AnyQuestion, AnyQuestionnaire
from consult.diagnostics.conditions import asked_questions
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import UNKNOWN_ITEM, Answer, Problems, QuestionType, Typed

SEPARATOR = "-"
FOREIGN = _(
    "This questionnaire has changed since you opened it. Some of what was sent belongs to none of its questions and does not "
    "count. Look at your answers again."
)
NOT_ASKED = _("This question is not asked, given the other answers: an answer to it does not count.")
TWICE = _("Two different answers arrived here, where there is room for one. Answer again.")

Answers = Mapping[str, Answer]
"""Answers by question uid, as `Response.answers` stores them."""


@dataclass(frozen=True)
class Confused:
    """What stands in the place of an answer that nobody can mean, with the reason, for each field.

    Fields that hold one value came with several, or there is no such field.
    """

    problems: Problems


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
        parsed[question.uid] = _parsed(question, typed.get(question.uid, {}))
    mine = {question.uid for question in questionnaire.questions}
    return {uid: answer for uid, answer in parsed.items() if answer is not None or uid not in mine}


def type_answers(questionnaire: AnyQuestionnaire, answers: Answers) -> dict[str, dict[str, list[str]]]:
    """Stored answers, as one would type them."""
    answered = (question for question in questionnaire.questions if question.uid in answers)
    return {one.uid: QUESTION_TYPES[one.kind].typed(one.options, answers[one.uid]) for one in answered}


def answers_asked_for(questionnaire: AnyQuestionnaire, answers: Answers) -> dict[str, Any]:
    """The answers without those to questions that are not asked, whatever a form sent."""
    hidden = {question.uid for question in hidden_questions(questionnaire, answers)}
    return {uid: answer for uid, answer in answers.items() if uid not in hidden}


def hidden_questions(questionnaire: AnyQuestionnaire, answers: Answers) -> list[AnyQuestion]:
    """The questions that are not asked, given the answers."""
    asked = {question.uid for question in asked_questions(questionnaire.questions, answers)}
    return [question for question in questionnaire.questions if question.uid not in asked]


def check_answers(questionnaire: AnyQuestionnaire, answers: Answers, untold: Collection[str] = ()) -> dict[str, Problems]:
    """What is wrong, by question uid and item key; "" is the questionnaire as a whole. Empty when all can be stored.

    An answer to a question that is not asked is wrong: whoever takes it in has to say first that it does not count.
    Questions that are not asked lack nothing, nor do sensitive ones that the person prefers not to answer (`untold`).
    """
    if (answers.keys() | set(untold)) - {question.uid for question in questionnaire.questions}:
        return {"": {"": FOREIGN}}
    if not answers and not untold:
        return {"": {"": _("You have not answered any question yet.")}}
    asked = asked_questions(questionnaire.questions, answers)
    found = check_questions(asked, answers, {one.uid for one in asked if one.is_sensitive} & set(untold))
    return found | {uid: {"": NOT_ASKED} for uid in answers.keys() - {one.uid for one in asked}}


def check_confused(questionnaire: AnyQuestionnaire, confused: Answers) -> dict[str, Problems]:
    """What is wrong with what cannot be meant, as `check_answers` says it."""
    mine = {question.uid: question for question in questionnaire.questions}
    return {uid: answer_problems(mine[uid], answer) for uid, answer in confused.items() if uid in mine} | (
        {"": {"": FOREIGN}} if confused.keys() - mine.keys() else {}
    )


def check_questions(questions: Iterable[AnyQuestion], answers: Answers, untold: Collection[str]) -> dict[str, Problems]:
    """What is wrong with the answers to these questions, by question uid and item key."""
    found: dict[str, Problems] = {}
    for question in questions:
        kind, answer = QUESTION_TYPES[question.kind], answers.get(question.uid)
        problems = answer_problems(question, answer)
        if question.is_required and not problems and question.uid not in untold:
            problems = kind.missing(question.options, answer)
        if problems:
            found[question.uid] = problems
    return found


def answer_problems(question: AnyQuestion, answer: Answer | Confused | None) -> Problems:
    """What is wrong with what was answered, by item key; nothing where nothing was."""
    if isinstance(answer, Confused):
        return answer.problems
    return QUESTION_TYPES[question.kind].validate(question.options, answer) if answer is not None else {}


def minutes_needed(questionnaire: AnyQuestionnaire) -> int:
    """How long answering takes, in whole minutes: some seconds a line, a minute for words of one's own."""
    seconds = (8 * len(question.options["items"]) if "items" in question.options else 60 for question in questionnaire.questions)
    return max(2, -(-sum(seconds) // 60))


def _parsed(question: AnyQuestion, typed: Typed) -> Answer | Confused | None:
    kind: QuestionType = QUESTION_TYPES[question.kind]
    if {field for field, values in typed.items() if any(values)} - kind.fields(question.options):
        return Confused({"": UNKNOWN_ITEM})
    several = [field for field, values in typed.items() if field not in kind.several and len(set(values)) > 1]
    return Confused(dict.fromkeys(several, TWICE)) if several else kind.parse(question.options, typed)
