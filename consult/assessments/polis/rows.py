"""The rows of a CSV file of the export, one by one, each with the line it ends on."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from consult.assessments.polis.faults import Broken
from consult.core.delimited import SEPARATORS, encoding_of, fast_reader

COMMA, BLOCK = ",", 1024 * 1024


@dataclass(frozen=True)
class Head:
    """The columns of a file by their names, small and with hyphens; `lines` is 0 when the file has no header.

    `separator` is what stands between its cells: a comma, or what a spreadsheet puts there; `encoding`, how it is written.
    """

    file: Path
    names: tuple[str, ...]
    lines: int
    separator: str = COMMA
    encoding: str = "utf-8"

    def find(self, *names: str) -> int | None:
        """Where the first of these columns is; None where there is none."""
        return next((self.names.index(name) for name in names if name in self.names), None)

    def need(self, *names: str) -> int:
        """Where the first of these columns is. Raises Broken when there is none."""
        found = self.find(*names)
        if found is None:
            raise Broken(self.file, f"there is no column “{names[0]}”", 1)
        return found


def head_of(file: Path, usual: tuple[str, ...] = ()) -> Head:
    """The header; or `usual` when the first row has as many cells and the last of them is a number, that is, a vote."""
    encoding = _encoding(file)
    separator = _separator(file, encoding)
    _, first = next(_rows(file, separator, encoding), (1, []))
    if not first:
        raise Broken(file, "there is nothing in it")
    if usual and len(first) == len(usual) and first[-1].strip().lstrip("-").isdigit():
        return Head(file, usual, 0, separator, encoding)
    names = tuple(name.strip().lower().replace("_", "-").replace(" ", "-") for name in first)
    return Head(file, names, 1, separator, encoding)


def rows(file: Path, head: Head) -> Iterator[tuple[int, list[str]]]:
    """Each row after the header that is not blank. Raises Broken when one has more or fewer cells than the header."""
    is_header = bool(head.lines)
    for line, row in _rows(file, head.separator, head.encoding):
        if not is_header and len(row) != len(head.names):
            raise Broken(file, f"{len(row)} cells instead of {len(head.names)}", line)
        if not is_header:
            yield line, row
        is_header = False


def _encoding(file: Path) -> str:
    """How the file is written, found out from its parts that hold more than ASCII: most of a large file is numbers."""
    try:
        with file.open("rb") as stream:
            parts = [block for block in iter(lambda: stream.read(BLOCK) + stream.readline(), b"") if not block.isascii()]
    except OSError as error:
        raise Broken(file, f"it cannot be read ({error.strerror})") from error
    return encoding_of(b"".join(parts))


def _separator(file: Path, encoding: str) -> str:
    """What the first line has most of: a comma where it has any."""
    _, first = next(_rows(file, COMMA, encoding), (1, [""]))
    return COMMA if len(first) > 1 else next((one for one in SEPARATORS if one in first[0]), COMMA)


def _rows(file: Path, separator: str, encoding: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with its line."""
    try:
        with file.open(encoding=encoding, newline="") as stream:
            reader = fast_reader(stream, separator)
            for row in reader:
                if row:
                    yield reader.line_num, row
    except UnicodeDecodeError as error:
        line = None if encoding == "utf-16" else line_of(file, error)
        raise Broken(file, f"the text is not {encoding.removesuffix('-sig').upper()}", line) from error
    except csv.Error as error:
        raise Broken(file, f"this is not CSV ({error})", reader.line_num) from error
    except OSError as error:
        raise Broken(file, f"it cannot be read ({error.strerror})") from error


def line_of(file: Path, error: UnicodeDecodeError) -> int:
    """The first line that is not UTF-8."""
    with file.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1
