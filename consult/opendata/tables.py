"""Tables as CSV that spreadsheets read as figures and words, never as formulas."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from consult.core.sheets import FORMULA_SIGNS


def cell(value: object) -> str:
    """The value as a cell: nothing for None, words that look like a formula marked as words."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return f"'{value}"
    return str(value)


def as_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The table in UTF-8 with a byte order mark, commas and quotes where they are needed (RFC 4180)."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return "\ufeff" + text.getvalue()
