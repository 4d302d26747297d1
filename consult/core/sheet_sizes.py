"""How large the tables of a workbook are, looked up before it is read.

A reader makes room for every cell up to the last one that is filled: one cell written far down and far right would take
hundreds of gigabytes. So the files inside are walked first, as XML, none expanded beyond a limit.
"""

import re
import zipfile
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse

EXPANDED_AT_MOST = 40 * 1024 * 1024
MEMBERS_AT_MOST = 1_000
ROWS_AT_MOST, COLUMNS_AT_MOST, CELLS_AT_MOST = 100_000, 500, 2_000_000
XML_MARKS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
REFERENCE = re.compile(r"([A-Z]{0,4})([0-9]{0,9})")
ROW_KINDS = ("row", "table-row", "si")
REPEATED_ROWS, REPEATED_COLUMNS = "number-rows-repeated", "number-columns-repeated"


class TooLarge(ValueError):
    """The workbook has more rows, columns or bytes than anybody reads."""


def require_readable_size(data: bytes) -> None:
    """Raises TooLarge where a workbook (xlsx or ods) would take too much room; ValueError where it is none."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as book:
            members = book.infolist()
            if len(members) > MEMBERS_AT_MOST or sum(member.file_size for member in members) > EXPANDED_AT_MOST:
                raise TooLarge
            for member in members:
                with book.open(member) as file:
                    content = file.read(EXPANDED_AT_MOST + 1)
                if content.lstrip().startswith(XML_MARKS):
                    _require_size(*_extent(content))
    except (zipfile.BadZipFile, ParseError, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise ValueError from error


def _require_size(rows: int, columns: int) -> None:
    if rows > ROWS_AT_MOST or columns > COLUMNS_AT_MOST or rows * columns > CELLS_AT_MOST:
        raise TooLarge


def _extent(content: bytes) -> tuple[int, int]:
    """The last row and the last column, from 1, of a sheet of either format; (0, 0) for a file that is no sheet."""
    rows = columns = passed = 0
    for _event, element in iterparse(BytesIO(content)):
        kind = _plain(element.tag)
        if kind in ("c", "row"):
            column, row = _place(element.get("r", ""))
            rows, columns = max(rows, row), max(columns, column)
        elif kind == "table-row":
            passed, width = passed + _repeated(element, REPEATED_ROWS), _width(element)
            rows, columns = (passed, max(columns, width)) if width else (rows, columns)
        if kind in ROW_KINDS:
            element.clear()
    return rows, columns


def _width(row: Element) -> int:
    """The last filled cell of a row of an ods, from 1; 0 where all are empty."""
    width = passed = 0
    for cell in row:
        passed += _repeated(cell, REPEATED_COLUMNS)
        is_filled = len(cell) or any(_plain(name) in ("value-type", "value", "formula") for name in cell.attrib)
        width = passed if is_filled else width
    return width


def _repeated(element: Element, name: str) -> int:
    found = next((value for key, value in element.items() if _plain(key) == name), "1")
    return int(found) if found.isascii() and found.isdigit() and len(found) < 10 else 1


def _place(reference: str) -> tuple[int, int]:
    """Column and row, from 1, of a reference as “BC12”; 0 for what it does not say. A reference of no known shape is too far."""
    found = REFERENCE.fullmatch(reference)
    if found is None:
        return COLUMNS_AT_MOST + 1, 0
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return column, int(found[2] or 0)


def _plain(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]
