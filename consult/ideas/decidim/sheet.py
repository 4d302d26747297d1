"""Reading one CSV file of an export: any separator, any quoting, and the physical line of each record."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from consult.core.delimited import SEPARATORS, BrokenRecord, Records
from consult.ideas.decidim.problems import Problems

LARGEST_CELL = 5_000_000
# Texts a machine translated stand beside those a person wrote.
NOT_WRITTEN_BY_ANYBODY = "machine_translations"


@dataclass(frozen=True)
class Record:
    """One row: the physical line on which it begins, and its cells by column."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """A file read: its name, its columns in order and its records. Without columns it could not be read."""

    file: str
    columns: Sequence[str]
    records: Sequence[Record]

    def variants(self, name: str, languages: Sequence[str]) -> list[str]:
        """The columns of that name, plain or as `name/fr`, the preferred languages first."""
        found = [column for column in self.columns if column == name or column.startswith(f"{name}/")]
        written = [
            column
            for column in found
            if NOT_WRITTEN_BY_ANYBODY not in column and column.count("/") == name.count("/") + (column != name)
        ]
        rank = {f"{name}/{language}": place for place, language in enumerate(languages)} | {name: -1}
        return sorted(written, key=lambda column: rank.get(column, len(languages)))


def read_sheet(path: Path, problems: Problems) -> Sheet:
    """The file as a sheet. What cannot be read at all is noted, and the sheet is empty."""
    text = _text(path, problems)
    rows = _rows(path.name, text, problems) if text is not None else iter(())
    header = next(rows, None)
    if header is None:
        if text is not None and not text.strip():
            problems.add(path.name, 1, "", "the file is empty.")
        return Sheet(path.name, (), ())
    columns = [cell.strip() for cell in header[1]]
    for column in {one for one in columns if one and columns.count(one) > 1}:
        problems.add(path.name, header[0], column, "two columns have this name.")
    return Sheet(path.name, columns, list(_records(path.name, columns, rows, problems)))


def _text(path: Path, problems: Problems) -> str | None:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.add(path.name, line, "", "this is not UTF-8 text. Save the file as “CSV UTF-8”.")
        return None


def _rows(file: str, text: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins; blank lines are left out."""
    lines = io.StringIO(text.replace("\x00", ""), newline="")
    try:
        for line, row in Records(lines, _separator(text), LARGEST_CELL, is_strict=True):
            if any(cell.strip() for cell in row):
                yield line, row
    except BrokenRecord as broken:
        problems.add(file, broken.line, "", "a quotation mark in this row is not closed, or stands in the middle of a cell.")


def _separator(text: str) -> str:
    """The sign that cuts the header into most columns."""
    header = text.lstrip().split("\n", 1)[0]
    return max(SEPARATORS, key=header.count)


def _records(file: str, columns: list[str], rows: Iterator[tuple[int, list[str]]], problems: Problems) -> Iterator[Record]:
    for line, row in rows:
        if len(row) == len(columns):
            yield Record(line, dict(zip(columns, (cell.strip() for cell in row), strict=True)))
        else:
            problems.add(file, line, "", f"cells in this row: {len(row)}, in the header: {len(columns)}.")
