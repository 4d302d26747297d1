"""Reading a delimited file: its encoding, its delimiter, its header, and its rows with the line each begins on."""

import codecs
import io
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from consult.core.delimited import BrokenRecord, Records, encoding_of
from consult.diagnostics.importing.faults import Fault, Refused, shortened

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
ENCODINGS = ("utf-8", "cp1252", "latin-1")
LARGEST_CELL = 131_072


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the line of the file it begins on, and its wanted cells by column."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """A file as read: how, the rows that are sound, and what is wrong with the others."""

    encoding: str
    delimiter: str
    columns: list[str]
    rows: list[Row]
    faults: list[Fault]


def read_table(
    data: bytes,
    wanted: Collection[str],
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    largest_cell: int = LARGEST_CELL,
) -> Table:
    """The table in a file, of which the columns `wanted` must exist.

    What is not named is detected: the encoding from the bytes, the delimiter from the header that shows most wanted columns.
    Undecodable bytes, broken quotes, rows of another length and cells of more than `largest_cell` characters are noted.
    Raises Refused where columns are missing.
    """
    faults: list[Fault] = []
    encoding = encoding or encoding_of(data)
    text = _decoded(data, encoding, faults)
    delimiter = delimiter or _delimiter_of(text, wanted, largest_cell)
    records = _records(text, delimiter, largest_cell, faults)
    line, header = next(records, (1, []))
    columns = [name.strip() for name in header]
    if missing := list(_header_faults(columns, wanted, line)):
        raise Refused([*faults, *missing])
    places = {name: columns.index(name) for name in wanted}
    rows = []
    for line, record in records:
        if len(record) != len(columns):
            faults.append(Fault(f"{len(record)} fields instead of {len(columns)}", line))
        else:
            rows.append(Row(line, {name: record[place] for name, place in places.items()}))
    return Table(encoding, delimiter, columns, rows, faults)


def _decoded(data: bytes, encoding: str, faults: list[Fault]) -> str:
    """The text, its accents in one sign with their letters; lines whose bytes are not in that encoding, or NUL, are noted."""
    if encoding == "utf-16":
        try:
            data = data.decode("utf-16").encode()
        except UnicodeDecodeError as error:
            raise Refused([Fault("the file is not the UTF-16 it says it is")]) from error
    codec = "utf-8" if encoding in ("utf-8-sig", "utf-16") else encoding
    data = data.removeprefix(codecs.BOM_UTF8)
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        try:
            if "\x00" in line.decode(codec):
                faults.append(Fault("a NUL byte", number))
        except UnicodeDecodeError as error:
            faults.append(Fault(f"the byte 0x{line[error.start]:02X} is not {codec}", number))
    return unicodedata.normalize("NFC", data.decode(codec, "replace"))


def _delimiter_of(text: str, wanted: Collection[str], largest_cell: int) -> str:
    def shown(delimiter: str) -> tuple[int, int]:
        _line, header = next(_records(text, delimiter, largest_cell, []), (1, []))
        return len({name.strip() for name in header} & set(wanted)), len(header)

    return max(DELIMITERS.values(), key=shown)


def _records(text: str, delimiter: str, largest_cell: int, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """The records with the line each begins on; empty lines are passed over, broken ones noted."""
    records = Records(io.StringIO(text, newline=""), delimiter, largest_cell, is_strict=True)
    while True:
        try:
            line, record = next(records)
        except StopIteration:
            return
        except BrokenRecord as broken:
            faults.append(Fault(f"quotes or separators are broken ({broken.reason})", broken.line))
            continue
        if record:
            yield line, record


def _header_faults(columns: list[str], wanted: Collection[str], line: int) -> Iterator[Fault]:
    if not columns:
        yield Fault("the file is empty")
        return
    for name in dict.fromkeys(name for name in columns if name and columns.count(name) > 1):
        yield Fault("two columns have this name", line, name)
    named = ", ".join(shortened(name) for name in columns[:8])
    for name in wanted:
        if name not in columns:
            yield Fault(f"the file has no such column; its columns begin with {named}", line, name)
