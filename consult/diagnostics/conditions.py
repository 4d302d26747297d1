"""Which questions are asked, given what has been answered before. Pure: no session, no request.

A condition is {"question": uid, "items": [keys], "is_chosen": bool}: it holds when one of these items of an earlier question
is chosen, or, where `is_chosen` is false, when none of them is. A question that was not asked has nothing chosen, and a
question that depends on one that was not asked is not asked either.

On a number or a day it is {"question": uid, "items": [], "is_chosen": True, "least": value, "most": value}, either of the two
None: it holds when the answer lies between them, both included; days are written as ISO 8601 writes them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.asked import AnyQuestion, OneQuestion
from consult.diagnostics.models import Question
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import CHOICE, CHOICES, DATE, IMPORTANCE, NUMBER, items, keys

Condition = Mapping[str, Any]
# What a condition can rest on: the answer to such a question names items.
NAMING = (CHOICE, CHOICES, IMPORTANCE)
# Or it is an amount.
AMOUNTS = (NUMBER, DATE)


def can_lead(question: AnyQuestion) -> bool:
    """Whether another question can be asked depending on the answer to this one."""
    return gives_amount(question) or (QUESTION_TYPES[question.kind].measures in NAMING and bool(items(question.options)))


def gives_amount(question: AnyQuestion) -> bool:
    """Whether the answer to this question is a number or a day, which can lie between two others."""
    return QUESTION_TYPES[question.kind].measures in AMOUNTS


def bounds(condition: Condition) -> tuple[Any, Any] | None:
    """The least and the most of a condition on a number or a day, either of them None; None for one on items."""
    least, most = condition.get("least"), condition.get("most")
    return None if least is None and most is None else (least, most)


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
        return _(
            "A question can depend only on an earlier one that gives answers to choose from, a number or a date. "
            "Change its condition first."
        )
    if gives_amount(source):
        return _bounds_problem(condition, source)
    if not condition["items"] or set(condition["items"]) - keys(source.options):
        return _("Another question depends on an answer that is not there. Change its condition first.")
    return None


def _bounds_problem(condition: Condition, source: AnyQuestion) -> LazyText | None:
    least, most = condition.get("least"), condition.get("most")
    given = [bound for bound in (least, most) if bound is not None]
    if not given or any(QUESTION_TYPES[source.kind].validate(source.options, bound) for bound in given):
        return _("Say from which answer on, or up to which one: one that can be given to “%(question)s”.", question=source.label)
    return _("The first must not lie after the last.") if len(given) == 2 and given[0] > given[1] else None


def _holds(condition: Condition, asked: Mapping[str, AnyQuestion], answers: Mapping[str, Any]) -> bool:
    source = asked.get(condition["question"])
    if source is None:
        return False
    if gives_amount(source):
        return _lies_between(source, answers.get(source.uid), bounds(condition) or (None, None))
    is_among = not _chosen(source, answers.get(source.uid)).isdisjoint(condition["items"])
    return is_among == condition["is_chosen"]


def _lies_between(question: AnyQuestion, answer: Any, between: tuple[Any, Any]) -> bool:
    if answer is None or QUESTION_TYPES[question.kind].validate(question.options, answer):
        return False
    least, most = between
    return (least is None or least <= answer) and (most is None or answer <= most)


def _chosen(question: AnyQuestion, answer: Any) -> set[str]:
    """The keys of the items that an answer names."""
    kind = QUESTION_TYPES[question.kind]
    if answer is None or kind.validate(question.options, answer):
        return set()
    return set(kind.typed(question.options, answer).get("", ()))
