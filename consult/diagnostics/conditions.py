"""Which questions are asked, given what has been answered before. Pure: no session, no request.

A condition is {"question": uid, "items": [keys], "is_chosen": bool}: it holds when one of these items of an earlier question
is chosen, or, where `is_chosen` is false, when none of them is. A question that was not asked has nothing chosen, and a
question that depends on one that was not asked is not asked either.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.asked import AnyQuestion, OneQuestion
from consult.diagnostics.models import Question
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import CHOICE, CHOICES, IMPORTANCE, items, keys

Condition = Mapping[str, Any]
# What a condition can rest on: the answer to such a question names items.
NAMING = (CHOICE, CHOICES, IMPORTANCE)


def can_lead(question: AnyQuestion) -> bool:
    """Whether another question can be asked depending on the answer to this one."""
    return QUESTION_TYPES[question.kind].measures in NAMING and bool(items(question.options))


def asked_questions(questions: Sequence[OneQuestion], answers: Mapping[str, Any]) -> list[OneQuestion]:
    """The questions that are asked, in order; an answer that cannot stand counts as none."""
    asked: dict[str, OneQuestion] = {}
    for question in questions:
        if question.show_if is None or _holds(question.show_if, asked, answers):
            asked[question.uid] = question
    return list(asked.values())


def depends_on(question: Question) -> str | None:
    """The uid of the question this one depends on, or None."""
    return question.show_if["question"] if question.show_if else None


def conditions_problem(questions: Sequence[Question]) -> LazyText | None:
    """Why conditions cannot stand, or None: each rests on items of an earlier question whose answers name items."""
    earlier: dict[str, Question] = {}
    for question in questions:
        if question.show_if is not None and (problem := _problem(question.show_if, earlier)):
            return problem
        earlier[question.uid] = question
    return None


def _problem(condition: Condition, earlier: Mapping[str, Question]) -> LazyText | None:
    source = earlier.get(condition["question"])
    if source is None or not can_lead(source):
        return _("A question can depend only on an earlier one that gives answers to choose from. Change its condition first.")
    if not condition["items"] or set(condition["items"]) - keys(source.options):
        return _("Another question depends on an answer that is not there. Change its condition first.")
    return None


def _holds(condition: Condition, asked: Mapping[str, AnyQuestion], answers: Mapping[str, Any]) -> bool:
    source = asked.get(condition["question"])
    if source is None:
        return False
    is_among = not _chosen(source, answers.get(source.uid)).isdisjoint(condition["items"])
    return is_among == condition["is_chosen"]


def _chosen(question: AnyQuestion, answer: Any) -> set[str]:
    """The keys of the items that an answer names."""
    kind = QUESTION_TYPES[question.kind]
    if answer is None or kind.validate(question.options, answer):
        return set()
    return set(kind.typed(question.options, answer).get("", ()))
