"""Reading the rows of a table somebody sends: CSV as any program writes it, or a sheet of Excel or LibreOffice.

Formulas are never run: of a cell that holds one, the value its program stored is read.
"""

import io
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

from python_calamine import CalamineError, CalamineWorkbook

from consult.core.delimited import SEPARATORS, BrokenRecord, Records, encoding_of
from consult.core.errors import InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.core.sheet_sizes import COLUMNS_AT_MOST, ROWS_AT_MOST, TooLarge, require_readable_size

BYTES_AT_MOST = 10 * 1024 * 1024
LARGEST_CELL = 131_072
NO_DELIMITER, LOOKED_AT = "\x1f", 50
# A cell of our own files that begins so would be run as a formula by the program that opens it.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
MARK = "'"
WORKBOOK, OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

Line = tuple[int, Sequence[str]]


class UnreadableSheet(InvalidInput):
    """The file is no table, or too large a one; the message says what to do."""


def read_lines(data: bytes) -> list[Line]:
    """The rows that hold something, each with its line in the file, counted from 1. Raises UnreadableSheet."""
    if len(data) > BYTES_AT_MOST:
        raise UnreadableSheet(_("This file is larger than 10 MB. Split it, and send one part after the other."))
    if data.startswith(OLD_WORKBOOK):
        raise UnreadableSheet(_("This is a workbook of an old kind. Save it as .xlsx, .ods or CSV and try again."))
    lines = _sheet_lines(data) if data.startswith(WORKBOOK) else _text_lines(data)
    found = [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]
    if len(found) > ROWS_AT_MOST or any(len(cells) > COLUMNS_AT_MOST for _number, cells in found):
        raise UnreadableSheet(_too_large())
    return found


def read_workbook(data: bytes) -> dict[str, list[Line]]:
    """The rows of every sheet of a workbook, by the name of the sheet in small letters. Raises UnreadableSheet."""
    if len(data) > BYTES_AT_MOST:
        raise UnreadableSheet(_("This file is larger than 10 MB. Split it, and send one part after the other."))
    if not data.startswith(WORKBOOK):
        raise UnreadableSheet(_("This is no workbook. Send an .xlsx or .ods file."))
    book = _opened(data)
    return {name.strip().casefold(): list(_numbered(book, place)) for place, name in enumerate(book.sheet_names)}


def unmarked(cell: str) -> str:
    """The cell without the mark that keeps a text from being run as a formula."""
    return cell[1:] if cell.startswith(MARK) and cell.lstrip(MARK).startswith(FORMULA_SIGNS) else cell


def plain_words(text: str) -> str:
    """A heading or a category without case, accents and signs, to compare what people wrote in different ways."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign if sign.isalnum() else " " for sign in letters if not unicodedata.combining(sign)).split())


def _text_lines(data: bytes) -> Iterator[Line]:
    """The records of delimited text with the line each begins on."""
    text = data.decode(encoding_of(data), "replace").replace("\x00", "")
    try:
        yield from Records(io.StringIO(text, newline=""), _delimiter_of(text.lstrip()), LARGEST_CELL)
    except BrokenRecord as broken:
        raise UnreadableSheet(_("Line %(number)d: a cell cannot be read.", number=broken.line)) from broken


def _delimiter_of(text: str) -> str:
    """What cuts the first records alike, else the header into most cells; a sign that stands nowhere for a single column."""

    def cut(delimiter: str) -> tuple[bool, int]:
        try:
            records = Records(io.StringIO(text, newline=""), delimiter, LARGEST_CELL)
            cells = [len(record) for _line, record in islice(records, LOOKED_AT) if record]
        except BrokenRecord:
            cells = []
        return len(cells) > 1 and len(set(cells)) == 1 and cells[0] > 1, cells[0] if cells else 0

    likeliest = max(SEPARATORS, key=cut)
    return likeliest if cut(likeliest)[1] > 1 else NO_DELIMITER


def _sheet_lines(data: bytes) -> Iterator[Line]:
    """The rows of the first sheet of a workbook."""
    yield from _numbered(_opened(data), 0)


def _opened(data: bytes) -> CalamineWorkbook:
    try:
        require_readable_size(data)
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except TooLarge as error:
        raise UnreadableSheet(_too_large()) from error
    except (CalamineError, ValueError, OSError) as error:
        raise _unreadable() from error


def _numbered(book: CalamineWorkbook, place: int) -> Iterator[Line]:
    try:
        rows = book.get_sheet_by_index(place).to_python(skip_empty_area=False)
    except (CalamineError, IndexError, ValueError, OSError) as error:
        raise _unreadable() from error
    for number, row in enumerate(rows, 1):
        yield number, [_cell(value) for value in row]


def _unreadable() -> UnreadableSheet:
    return UnreadableSheet(_("This workbook cannot be read. Save it as CSV and try again."))


def _too_large() -> str:
    return str(_("This sheet has more than %(rows)d rows or %(columns)d columns.", rows=ROWS_AT_MOST, columns=COLUMNS_AT_MOST))


def _cell(value: object) -> str:
    """A cell as text: whole numbers without their decimals, days without an hour."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value).replace("\x00", "")
