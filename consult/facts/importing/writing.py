"""Writing facts to a file that is read back as it is: to look at, to change, to bring in again."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from consult.core.sheets import FORMULA_SIGNS
from consult.facts.importing.figures import written_figure
from consult.facts.importing.reading import MARK, Column


def written(columns: Sequence[Column], facts: Iterable[Mapping[str, Any]], language: str) -> str:
    """The file: a heading line in that language, then a line for each fact."""
    file = io.StringIO()
    table = csv.writer(file, delimiter=";", lineterminator="\r\n")
    table.writerow([column.heading(language) for column in columns])
    for fact in facts:
        table.writerow([_cell(fact[column.key]) for column in columns])
    return file.getvalue()


def _cell(value: Any) -> str:
    """The value as a cell: figures in full, days as year-month-day, words that look like a formula marked as words."""
    if value is None:
        return ""
    if isinstance(value, float):
        return written_figure(value)
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return MARK + text if text.startswith((MARK, *FORMULA_SIGNS)) else text
