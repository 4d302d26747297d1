"""What versions of a questionnaire have in common. Pure: no session, no request."""

from collections.abc import Collection
from typing import Any

from consult.core.db import new_uid
from consult.diagnostics.conditions import depends_on
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import items

CARRIED = (
    "uid",
    "position",
    "page",
    "section",
    "kind",
    "label",
    "hint",
    "is_required",
    "is_sensitive",
    "easy_text",
    "show_if",
    "code",
    "is_crossed",
)


def copy_of(question: Question, **changed: Any) -> Question:
    """A question that says the same."""
    same = {name: getattr(question, name) for name in CARRIED}
    return Question(**same | {"options": dict(question.options), "translations": dict(question.translations)} | changed)


def are_built_alike(before: Question, after: Question) -> bool:
    """Whether answers to one can be counted with answers to the other, if both mean the same: only words differ."""
    return before.kind == after.kind and before.show_if == after.show_if and _asked(before) == _asked(after)


def tell_apart(previous: Questionnaire, corrected: Questionnaire, of_another_meaning: Collection[str] = ()) -> None:
    """Gives a new uid to each corrected question whose answers would mean something else than those given before.

    Those are the ones built otherwise, and those of which somebody says that their words mean something else.
    """
    before = {question.uid: question for question in previous.questions}
    renamed: dict[str, str] = {}
    for question in corrected.questions:
        if depends_on(question) in renamed:
            question.show_if = {**(question.show_if or {}), "question": renamed[str(depends_on(question))]}
        is_other = question.uid in of_another_meaning
        if question.uid in before and (is_other or not are_built_alike(before[question.uid], question)):
            renamed[question.uid] = new_uid()
            question.uid = renamed[question.uid]


def count_together(previous: Questionnaire, corrected: Questionnaire, of_another_meaning: Collection[str] = ()) -> bool:
    """Whether those who answered before were asked everything that is counted now."""
    before = {question.uid: question for question in previous.questions if question.uid not in of_another_meaning}
    counted = (one for one in corrected.questions if QUESTION_TYPES[one.kind].readings(one.options))
    return all(one.uid in before and are_built_alike(before[one.uid], one) for one in counted)


def _asked(question: Question) -> tuple[Any, ...]:
    """What answers depend on: the lines with their needs, and the settings that are not words."""
    settings = (one for one in QUESTION_TYPES[question.kind].settings if one.limits is not None or one.choices)
    lines = frozenset((item["key"], item.get("need")) for item in items(question.options))
    return lines, tuple((one.key, question.options.get(one.key)) for one in settings)
