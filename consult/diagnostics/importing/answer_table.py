"""A file of answers as a table: its headings, its rows with their lines. No request; what is wrong with it is said in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from consult.core.i18n import lazy_gettext as _
from consult.core.sheets import UnreadableSheet, read_lines
from consult.diagnostics.importing.faults import Fault, Refused, quoted

ROWS_AT_MOST = 50_000
EXAMPLES = 3


@dataclass(frozen=True)
class AnswerTable:
    """The headings in their order, and the rows below them: the line of each in the file, and a cell for each heading."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, Sequence[str]], ...]

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each column stands."""
        return {heading: place for place, heading in enumerate(self.headings) if heading}

    def examples(self, heading: str, most: int = EXAMPLES) -> list[str]:
        """The first few different cells of a column that say something."""
        place = self.places[heading]
        found: dict[str, None] = {}
        for _line, cells in self.rows:
            if cells[place].strip():
                found[cells[place].strip()] = None
            if len(found) == most:
                break
        return list(found)


def read_answer_table(data: bytes) -> AnswerTable:
    """The table in a CSV, XLSX or ODS file. Raises UnreadableSheet for what is no table, Refused for one with faults.

    Refused are: no heading or no row, two columns of one name, rows longer than the headings.
    """
    lines = read_lines(data)
    if len(lines) < 2:
        raise Refused([Fault(str(_("The file holds no answers: its first line names the columns, each other one is a person.")))])
    (first, header), rows = lines[0], lines[1:]
    headings = tuple(cell.strip() for cell in header)
    faults = _twice(headings, first) + _too_long(rows, len(headings))
    if len(rows) > ROWS_AT_MOST:
        raise UnreadableSheet(_("This file has more than %(rows)s lines. Split it.", rows=ROWS_AT_MOST))
    if faults:
        raise Refused(faults)
    width = len(headings)
    return AnswerTable(headings, tuple((line, [*cells, *[""] * (width - len(cells))][:width]) for line, cells in rows))


def _twice(headings: Sequence[str], line: int) -> list[Fault]:
    twice = [one for one in dict.fromkeys(headings) if one and headings.count(one) > 1]
    return [
        Fault(str(_("Two columns are called %(name)s. Give one of them another name.", name=quoted(one))), line, one)
        for one in twice
    ]


def _too_long(rows: Sequence[tuple[int, Sequence[str]]], width: int) -> list[Fault]:
    return [
        Fault(str(_("This line has more cells than there are columns: a quote or a separator may be missing.")), line)
        for line, cells in rows
        if any(cell.strip() for cell in cells[width:])
    ]
