"""What a table of the file of an assessment is made of: columns with their meaning, and rows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from consult.assessments.models import NeedsAssessment
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _

Row = list[object]
Column = tuple[str, str, LazyText]
NEED: Column = ("need", "text", _("Public identifier of the need"))
LOW, HIGH = _("Lower end of the 95 percent interval"), _("Upper end of the 95 percent interval")


@dataclass(frozen=True)
class Table:
    """A table of the file: its columns, as name, kind of value and meaning, and its rows."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[NeedsAssessment], Iterator[Row]]

    @property
    def header(self) -> list[str]:
        """The names of its columns."""
        return [name for name, _kind, _meaning in self.columns]


def cells(table: Table, assessment: NeedsAssessment) -> list[Mapping[str, Any]]:
    """The rows of the table by the names of its columns."""
    return [dict(zip(table.header, row, strict=True)) for row in table.rows(assessment)]
