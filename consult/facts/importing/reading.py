"""Reading the rows of a file by the columns a kind of fact has, with every fault and its line."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from consult.core.errors import InvalidInput
from consult.core.i18n import gettext as _
from consult.core.i18n import ngettext
from consult.core.sheets import FORMULA_SIGNS, Line, UnreadableSheet, plain_words, read_lines
from consult.facts.importing.cells import CellRefused, Reader
from consult.facts.importing.figures import plain_columns

SHOWN_AT_MOST = 20
MARK = "'"
TITLES_AT_MOST, NAMED_AT_LEAST, NOTE_CELLS = 10, 2, 2
NOTES = frozenset(
    [
        "champ",
        "field",
        "lecture",
        "legende",
        "nb",
        "note",
        "notes",
        "reading",
        "remarque",
        "remarques",
        "scope",
        "source",
        "sources",
    ]
)

Fact = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """A column: the names it goes by, English, French, then others; what reads its cells; what an empty cell means.

    A column without an `empty` value must be filled, and its absence is told before anything else. The cells of one that
    `is_figure` are read together, for how they are written; `of_people` they are numbers of people.
    """

    key: str
    names: tuple[str, ...]
    read: Reader
    empty: Any = ...
    is_figure: bool = False
    of_people: bool = False

    @property
    def is_required(self) -> bool:
        """Whether each row says it."""
        return self.empty is ...

    @property
    def title(self) -> str:
        """Its names in both languages, as they stand in files."""
        return " / ".join(dict.fromkeys(self.names[:2]))

    def heading(self, language: str) -> str:
        """Its name in files we write."""
        return self.names[1] if language == "fr" else self.names[0]


@dataclass(frozen=True)
class Read:
    """A fact, and the line of the file it stands on."""

    line: int
    fact: Fact


class FactsRefused(InvalidInput):
    """The file was not taken; `faults` says why, each with its line."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(_("Nothing was taken from this file."))
        more = len(faults) - SHOWN_AT_MOST
        rest = [ngettext("And %(num)d more fault.", "And %(num)d more faults.", more)] if more > 0 else []
        self.faults = [*faults[:SHOWN_AT_MOST], *rest]


def read_file(data: bytes, columns: Sequence[Column] = (), parts: str = "") -> tuple[list[str], list[Line]]:
    """The header and the rows of a file. Raises FactsRefused where there is none.

    Titles above the names of `columns` (or of those with the sign `parts` in them) are left out, and notes below the rows.
    """
    try:
        lines = read_lines(data)
    except UnreadableSheet as error:
        raise FactsRefused([str(error)]) from error
    if len(lines) < 2:
        raise FactsRefused(
            [_("The file holds nothing: its first line names the columns, each other one is a figure or a service.")]
        )
    start = _header_place(lines, {plain_words(name) for column in columns for name in column.names}, parts)
    return [cell.strip() for cell in lines[start][1]], _without_notes(lines[start + 1 :])


def _header_place(lines: Sequence[Line], names: Collection[str], parts: str) -> int:
    """The first of the first lines in which two cells or more name columns; the first line where there is none."""

    def named(cells: Sequence[str]) -> int:
        return sum(plain_words(cell) in names or bool(parts and parts in cell.strip()[1:-1]) for cell in cells)

    return next((place for place, (_line, cells) in enumerate(lines[:TITLES_AT_MOST]) if named(cells) >= NAMED_AT_LEAST), 0)


def _without_notes(lines: Sequence[Line]) -> list[Line]:
    """The lines before notes at the end, as “Source: Insee”: they fill hardly a cell, and begin with a word of notes."""
    kept = list(lines)
    while kept:
        filled = [cell for cell in kept[-1][1] if cell.strip()]
        if len(filled) > NOTE_CELLS or plain_words(filled[0]).split(" ")[0] not in NOTES:
            break
        kept.pop()
    return kept


def read_rows(
    header: Sequence[str],
    lines: Sequence[Line],
    columns: Sequence[Column],
    defaults: Mapping[str, Any],
    faults: list[str],
    decimal: str = "",
) -> list[Read]:
    """The facts in the rows; `defaults`, by column, stand where a cell is empty. What is wrong is added to `faults`.

    `decimal`: what stands before decimals, where the file as a whole tells. Raises FactsRefused where a column is missing or
    stands twice.
    """
    places = _places(header, columns, defaults)
    figures = {places[column.key]: column for column in columns if column.is_figure and column.key in places}
    lines, unclear = plain_columns(lines, {place: column.of_people for place, column in figures.items()}, decimal)
    faults += [at(line, figures[place].title, reason) for place, (line, reason) in unclear.items()]
    found = []
    for line, cells in lines:
        fact = {column.key: _value(line, cells, column, places, defaults, faults) for column in columns}
        found.append(Read(line, fact))
    return found


def twice(rows: Sequence[Read], keys: Sequence[str]) -> Iterator[str]:
    """A fault for each row that says again what another one said, by these columns."""
    first: dict[tuple[Any, ...], int] = {}
    for row in rows:
        key = tuple(plain_words(one) if isinstance(one := row.fact[name], str) else one for name in keys)
        if first.setdefault(key, row.line) != row.line:
            yield _("Line %(line)d: it says the same thing as line %(first)d.", line=row.line, first=first[key])


def at(line: int, heading: str, reason: str) -> str:
    """A fault with its place."""
    return _("Line %(line)d, %(column)s: %(reason)s.", line=line, column=heading, reason=reason)


def _places(header: Sequence[str], columns: Sequence[Column], defaults: Mapping[str, Any]) -> dict[str, int]:
    named = [plain_words(cell) for cell in header]
    faults = [
        _("Two columns are called “%(name)s”.", name=name) for name in dict.fromkeys(header) if header.count(name) > 1 and name
    ]
    places = {}
    for column in columns:
        at_most_one = [place for place, name in enumerate(named) if name in {plain_words(one) for one in column.names}]
        if at_most_one:
            places[column.key] = at_most_one[0]
        elif column.is_required and not defaults.get(column.key):
            shown = ", ".join(cell[:30] for cell in header[:8])
            words = {"name": column.title, "columns": shown}
            faults.append(_("There is no column “%(name)s”. The columns are: %(columns)s.", **words))
    if faults:
        raise FactsRefused(faults)
    return places


def _value(
    line: int,
    cells: Sequence[str],
    column: Column,
    places: Mapping[str, int],
    defaults: Mapping[str, Any],
    faults: list[str],
) -> Any:
    """What the cell says; None with a fault added where it says nothing that can be read."""
    place = places.get(column.key)
    cell = _unmarked(cells[place].strip()) if place is not None and place < len(cells) else ""
    if not cell and column.is_required and not defaults.get(column.key):
        faults.append(at(line, column.title, _("this cell is empty")))
        return None
    if not cell:
        return defaults.get(column.key) or column.empty
    try:
        return column.read(cell)
    except CellRefused as refusal:
        faults.append(at(line, column.title, str(refusal)))
        return None


def _unmarked(cell: str) -> str:
    """The words of a cell that was marked as words, since it looks like a formula."""
    return cell[1:] if cell.startswith(MARK) and cell[1:].startswith((MARK, *FORMULA_SIGNS)) else cell
