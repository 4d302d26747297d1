"""The three tables of a Pabulib file (`.pb`): META, PROJECTS and VOTES, separated by semicolons."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from consult.core.delimited import BrokenRecord, Records
from consult.diagnostics.importing.faults import shortened
from consult.votes.formats.cells import last_line
from consult.votes.formats.contract import refuse

SECTIONS = ("META", "PROJECTS", "VOTES")
KEY, VALUE = "key", "value"
LONGEST_CELL = 131_072
NOT_CLOSED = "a quotation mark is not closed"

# The cells stand in tuples, which the garbage collector leaves alone: a file may have a hundred thousand rows.
Cells = tuple[str, ...]
Record = tuple[int, Cells]


@dataclass
class Section:
    """A table: the line of its header, the columns by name, and the rows with the line each begins on."""

    line: int
    columns: list[str] = field(default_factory=list)
    rows: list[Record] = field(default_factory=list)

    def place(self, column: str) -> int | None:
        """Where that column stands, if there is one."""
        return self.columns.index(column) if column in self.columns else None

    def needed(self, column: str) -> int:
        """Where that column stands; raises Refused where there is none."""
        if column not in self.columns:
            refuse("there is no such column", self.line, column)
        return self.columns.index(column)


def sections(text: str) -> dict[str, Section]:
    """The tables by name. Raises Refused where one is missing or comes twice, or where a row has too few or too many cells."""
    found: dict[str, Section] = {}
    current: Section | None = None
    for line, record in _records(text):
        if (name := _title(record)) is not None:
            current = _begin(found, name, line)
        elif current is None:
            refuse("the file does not begin with META, so it is not a Pabulib file", line)
        elif not current.columns:
            current.line, current.columns = line, _header(record, line)
        else:
            current.rows.append((line, record))
    _require_all(found, text)
    for name, section in found.items():
        _fit(section, is_meta=name == "META")
    return found


def _records(text: str) -> Iterator[Record]:
    """The rows that are not empty, with the line each begins on."""
    try:
        for line, record in Records(io.StringIO(text, newline=""), ";", LONGEST_CELL):
            if len(record) > 1 or (record and record[0].strip()):
                yield line, tuple(record)
    except BrokenRecord as broken:
        refuse(f"this cannot be read as cells ({broken.reason})", broken.line)


def _title(record: Cells) -> str | None:
    name = record[0].strip().upper()
    return name if name in SECTIONS and not any(cell.strip() for cell in record[1:]) else None


def _begin(found: dict[str, Section], name: str, line: int) -> Section:
    if name in found:
        refuse(f"{name} begins a second time", line)
    if name != SECTIONS[len(found)]:
        refuse(f"{name} comes before {SECTIONS[len(found)]}", line)
    found[name] = Section(line)
    return found[name]


def _header(record: Cells, line: int) -> list[str]:
    columns = [cell.strip().lower() for cell in record]
    while columns and not columns[-1]:
        columns.pop()
    if twice := next((name for name in columns if columns.count(name) > 1), None):
        refuse("two columns have this name", line, twice)
    return columns


def _require_all(found: dict[str, Section], text: str) -> None:
    for name in SECTIONS:
        if name not in found:
            _refuse_run_on(list(found.values())[-1:])
            refuse(f"the file ends without {name}", last_line(text))
        if not found[name].columns:
            refuse(f"{name} has no line that names its columns", found[name].line)


def _refuse_run_on(sections: list[Section]) -> None:
    """Refuses where the last row swallowed the lines behind it."""
    for line, record in (row for section in sections for row in section.rows[-1:]):
        if any("\n" in cell for cell in record):
            refuse(NOT_CLOSED + _beginning(record), line)


def _fit(section: Section, *, is_meta: bool) -> None:
    """Gives every row as many cells as there are columns, where what is too much is empty; of META values may hold semicolons."""
    wanted = len(section.columns)
    for place, (line, record) in enumerate(section.rows):
        if len(record) == wanted:
            continue
        record = _shortened(record, wanted, is_meta)
        if len(record) != wanted:
            _refuse_length(record, wanted, line)
        section.rows[place] = (line, record)


def _shortened(record: Cells, wanted: int, is_meta: bool) -> Cells:
    while len(record) > wanted and not record[-1].strip():
        record = record[:-1]
    return (record[0], ";".join(record[1:])) if is_meta and wanted == 2 else record


def _refuse_length(record: Cells, wanted: int, line: int) -> None:
    is_run_on = any("\n" in cell for cell in record)
    cells = "1 cell" if len(record) == 1 else f"{len(record)} cells"
    refuse((NOT_CLOSED if is_run_on else f"{cells} instead of {wanted}") + _beginning(record), line)


def _beginning(record: Cells) -> str:
    return f", in the row that begins with {shortened(record[0])}"
