"""Records of delimited text, each with the line it begins on, none with a cell longer than its reader allows.

Python's csv knows one limit for the whole process, so that each reader which set its own changed that of the others: it is set
here, once, to the longest cell anybody reads, and each reader checks its own.
"""

import codecs
import csv
from collections.abc import Iterable, Iterator
from typing import Any

LONGEST_OF_ALL = 10_000_000
csv.field_size_limit(LONGEST_OF_ALL)

# What stands between cells, the likeliest first where a header says no more of one than of another: "|" stands in words too.
SEPARATORS = (";", ",", "\t", "|")

# Encodings a file says itself that it has, by the bytes it begins with.
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
NO_LETTERS_OF_WINDOWS = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))

Record = tuple[int, list[str]]


class BrokenRecord(ValueError):
    """A record that cannot be read: the `line` it begins on, counted from 1, and the reason as csv words it."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.reason = line, reason


class Records(Iterator[Record]):
    """The records one after the other. A broken one raises BrokenRecord; whoever goes on gets the next."""

    def __init__(self, lines: Iterable[str], delimiter: str, longest_cell: int, *, is_strict: bool = False) -> None:
        self._reader, self._longest = csv.reader(lines, delimiter=delimiter, strict=is_strict), longest_cell

    def __next__(self) -> Record:
        line = self._reader.line_num + 1
        try:
            record = next(self._reader)
        except csv.Error as error:
            raise BrokenRecord(line, str(error)) from error
        if max(map(len, record), default=0) > self._longest:
            raise BrokenRecord(line, f"field larger than field limit ({self._longest})")
        return line, record


def encoding_of(data: bytes) -> str:
    """What a mark says; UTF-8 where most of what is not ASCII reads as UTF-8; else what Windows writes in western Europe."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return name
    text = data.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= sign <= "\udcff" for sign in text)
    sound = sum(sign > "\x7f" for sign in text) - broken
    if not broken or sound > broken:
        return "utf-8"
    return "latin-1" if any(byte in data for byte in NO_LETTERS_OF_WINDOWS) else "cp1252"


def fast_reader(lines: Iterable[str], delimiter: str) -> Any:
    """Python's own reader, for files of millions of rows: cells of LONGEST_OF_ALL at most; it raises csv.Error."""
    return csv.reader(lines, delimiter=delimiter)
