"""The answer that the cells of one row give to one question, or why they give none. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.importing.answer_cells import OTHER, OWN, Fields, Unreadable, read_cell
from consult.diagnostics.importing.answer_meanings import Meaning
from consult.diagnostics.models import Question
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import PHOTO
from consult.diagnostics.question_types.pieces import ONE

Reason = tuple[str, LazyText]
"""The heading of a column, and what is wrong with its cell."""


@dataclass(frozen=True)
class Column:
    """A column that is read: its heading, where it stands, what it says."""

    heading: str
    place: int
    meaning: Meaning


def read_answer(
    question: Question, said: Sequence[tuple[Column, str]], photos: Collection[str]
) -> tuple[Any | None, list[Reason]]:
    """The answer that these cells give, None for none; and what is wrong, upon which there is no answer.

    `photos` are the digests of the photos that are kept.
    """
    kind = QUESTION_TYPES[question.kind]
    typed, headings, reasons = _fields(said)
    first = said[0][0].heading
    reasons += [
        (headings.get(piece.field, first), _("This line gives two answers to a question that takes one."))
        for piece in kind.pieces(question.options)
        if piece.way == ONE and len(set(typed.get(piece.field, ()))) > 1
    ]
    if reasons:
        return None, reasons
    answer = kind.parse(question.options, typed)
    if answer is None:
        return None, []
    reasons = [(headings.get(field, first), problem) for field, problem in kind.validate(question.options, answer).items()]
    if not reasons and kind.measures == PHOTO and answer not in photos:
        reasons = [(first, _("This photo is not kept here."))]
    return (None if reasons else answer), reasons


def _fields(said: Sequence[tuple[Column, str]]) -> tuple[Fields, dict[str, str], list[Reason]]:
    """What the cells fill in, the heading of the column that filled each field, and what cannot be read."""
    typed: Fields = {}
    headings: dict[str, str] = {}
    reasons: list[Reason] = []
    for column, cell in said:
        try:
            fields = read_cell(column.meaning, cell)
        except Unreadable as error:
            reasons.append((column.heading, error.reason))
            continue
        for name, values in fields.items():
            typed.setdefault(name, []).extend(values)
            headings.setdefault(name, column.heading)
    own = typed.pop(OWN, [])
    if own and not typed.get(OTHER):
        typed[OTHER] = own[:1]
    return typed, headings, reasons
