"""The answer that the cells of one row give to one question, or why they give none. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.importing.answer_cells import OWN, ROUNDED, Fields, Unreadable, names_itself, read_cell
from consult.diagnostics.importing.answer_meanings import CHOSEN, OTHER, Meaning
from consult.diagnostics.models import Question
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import PHOTO
from consult.diagnostics.question_types.pieces import ONE

ALONE = 2
"""So few cells say the same again and again: what they say together is remembered."""
TWO_ANSWERS = _("This line gives two answers to a question that takes one.")
Reason = tuple[str, LazyText]
"""The heading of a column, and what is wrong with its cell."""


@dataclass(frozen=True)
class Column:
    """A column that is read: its heading, where it stands, what it says."""

    heading: str
    place: int
    meaning: Meaning


class QuestionReader:
    """Reads the cells of one question, row after row; what was read once is remembered.

    `photos` are the digests of the photos that are kept, `columns` all that say something of the question.
    """

    def __init__(self, question: Question, photos: Collection[str] = (), columns: Sequence[Column] = ()) -> None:
        self.boxes = sum(column.meaning.way == CHOSEN for column in columns)
        self.options, self.kind, self.photos = question.options, QUESTION_TYPES[question.kind], photos
        self.single = [piece.field for piece in self.kind.pieces(self.options) if piece.way == ONE]
        self.said: dict[tuple[tuple[str, str], ...], tuple[Any | None, list[Reason]]] = {}
        self.cells: dict[tuple[str, str], Fields | Unreadable] = {}

    def read(self, said: Sequence[tuple[Column, str]]) -> tuple[Any | None, list[Reason]]:
        """The answer that these cells give, and how it is not just what they say; or None, and what is wrong with them."""
        if len(said) > ALONE:
            return self._read(said)
        key = tuple((column.heading, cell) for column, cell in said)
        if key not in self.said:
            self.said[key] = self._read(said)
        return self.said[key]

    def _read(self, said: Sequence[tuple[Column, str]]) -> tuple[Any | None, list[Reason]]:
        typed, headings, reasons = self._fields(said)
        rounded = typed.pop(ROUNDED, [])
        first = said[0][0].heading
        reasons += [(headings[field], TWO_ANSWERS) for field in self.single if len(set(typed.get(field, ()))) > 1]
        if reasons:
            return None, reasons
        answer = self.kind.parse(self.options, typed)
        if answer is None:
            return None, []
        problems = self.kind.validate(self.options, answer)
        reasons = [(headings.get(field, first), problem) for field, problem in problems.items()]
        if not reasons and self.kind.measures == PHOTO and answer not in self.photos:
            reasons = [(first, _("This photo is not kept here."))]
        if rounded and not reasons:
            return answer, [(headings[ROUNDED], _("Some numbers are kept with fewer decimals, as the question takes them."))]
        return (None if reasons else answer), reasons

    def _fields(self, said: Sequence[tuple[Column, str]]) -> tuple[Fields, dict[str, str], list[Reason]]:
        """What the cells fill in, the heading of the column that filled each field, and what cannot be read."""
        typed: Fields = {}
        headings: dict[str, str] = {}
        reasons: list[Reason] = []
        is_named = self._is_named(said)
        for column, cell in said:
            meaning = column.meaning
            is_own_name = is_named and meaning.way == CHOSEN
            fields = {meaning.field: [meaning.about]} if is_own_name else self._cell(column, cell)
            if isinstance(fields, Unreadable):
                reasons.append((column.heading, fields.reason))
                continue
            for name, values in fields.items():
                typed.setdefault(name, []).extend(values)
                headings.setdefault(name, column.heading)
        own = typed.pop(OWN, [])
        if own and not typed.get(OTHER):
            typed[OTHER] = own[:1]
        return typed, headings, reasons

    def _is_named(self, said: Sequence[tuple[Column, str]]) -> bool:
        """Whether this row names what is chosen in the column of each choice, and leaves the others empty.

        Then “0” below a choice called “0” means that it is chosen. Where every column is filled, as in our own files, it means
        that it is not.
        """
        boxes = [(column, cell) for column, cell in said if column.meaning.way == CHOSEN]
        return len(boxes) < self.boxes and all(names_itself(column.meaning, cell) for column, cell in boxes)

    def _cell(self, column: Column, cell: str) -> Fields | Unreadable:
        key = (column.heading, cell)
        if key not in self.cells:
            try:
                self.cells[key] = read_cell(column.meaning, cell)
            except Unreadable as error:
                self.cells[key] = error
        return self.cells[key]
