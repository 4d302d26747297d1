"""What stands in a file as text and figures: bytes, amounts of money, whole numbers."""

import re
from decimal import Decimal

from consult.diagnostics.importing.faults import shortened
from consult.votes.formats.contract import refuse

# Up to 15 digits a float holds every whole number exactly.
AMOUNT = re.compile(r"[0-9]{1,15}(?:[.,][0-9]{1,15})?")
WHOLE = re.compile(r"-?[0-9]{1,12}(?:\.0{1,15})?")


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, with or without a byte order mark. Raises Refused with the line of what is no text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        refuse(f"the byte 0x{data[error.start]:02X} is not UTF-8", _line_at(data, error.start))
    if "\x00" in text:
        refuse("a NUL byte: this is not a text file", text.count("\n", 0, text.index("\x00")) + 1)
    return text


def amount(cell: str, line: int, column: str) -> float:
    """A sum of money or another figure of at least 0, whose decimals may follow a point or a comma."""
    if not AMOUNT.fullmatch(cell.strip()):
        refuse(f"{shortened(cell)} is not a number of at least 0", line, column)
    return float(cell.strip().replace(",", "."))


def whole(cell: str, line: int, column: str) -> int:
    """A whole number, which may carry decimals that are zero."""
    if not WHOLE.fullmatch(cell.strip()):
        refuse(f"{shortened(cell)} is not a whole number", line, column)
    return int(cell.strip().partition(".")[0])


def plain(figure: float) -> str:
    """The figure as files write it: no exponent, no decimals where it is whole."""
    return str(int(figure)) if figure == int(figure) else format(Decimal(repr(figure)), "f")


def last_line(text: str) -> int:
    """The number of the last line that is not empty; 1 where there is none."""
    return text.rstrip().count("\n") + 1


def _line_at(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1
