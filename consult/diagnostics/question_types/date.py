"""A day."""

import re
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Date, Double, cast, literal

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import (
    DATE,
    NO_ANSWER,
    Answer,
    Options,
    Problems,
    QuestionType,
    Setting,
    Sorted,
    Typed,
)
from consult.diagnostics.question_types.pieces import DAY, Piece
from consult.diagnostics.question_types.printed import Blank, Printed
from consult.diagnostics.question_types.spread import class_places, class_words, classes_of

EPOCH = date(1970, 1, 1)
# What days lie between unless organisers say otherwise: no life or plan is longer, and a slip of the finger is caught.
EARLIEST, LATEST = date(1900, 1, 1), date(2099, 12, 31)
ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
WRITTEN = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4})")


class DateAnswer(QuestionType):
    """The answer is a day as ISO 8601 writes it, 2026-11-30."""

    key = "date"
    label = _("A date")
    measures = DATE
    words_from_answers = True
    settings = (
        Setting("earliest", _("First day possible, such as 2024-01-31; 1900-01-01 where it is empty"), "", is_optional=True),
        Setting("latest", _("Last day possible; 2099-12-31 where it is empty"), "", is_optional=True),
    )

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The day, from 2026-11-30 or from 30/11/2026."""
        text = next(iter(typed.get("", ())), "").strip()
        written = WRITTEN.fullmatch(text)
        return f"{written[3]}-{written[2]:0>2}-{written[1]:0>2}" if written else text or None

    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """The day, as a field for dates holds it."""
        return {"": [answer]}

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses what is no day, or one outside the bounds."""
        day = read_day(answer)
        if day is None:
            return {"": _("Write a date such as 30/11/2026.")}
        first, last = bounds_of(options)
        if day < first:
            return {"": _("Give a date from %(day)s on.", day=_written(first))}
        if day > last:
            return {"": _("Give a date up to %(day)s.", day=_written(last))}
        return {}

    def check_options(self, options: Options) -> LazyText | None:
        """The bounds are days, in order."""
        if problem := super().check_options(options):
            return problem
        if any(options[key] and not read_day(options[key]) for key in ("earliest", "latest")):
            return _("Write the first and the last day like 2024-01-31.")
        first, last = bounds_of(options)
        return _("The first day must come before the last one.") if first >= last else None

    def printed(self, options: Options) -> Printed:
        """Three frames."""
        return Printed(_("Write it in figures."), (Blank(frames=(_("Day"), _("Month"), _("Year"))),))

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """The day."""
        return [answer or ""]

    def export_columns(self, options: Options) -> list[str]:
        """One column, which the question itself heads."""
        return [""]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """The day."""
        return cells[0] or None

    def pieces(self, options: Options) -> list[Piece]:
        """The day."""
        return [Piece("", "", DAY)]

    def numbers(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[float]]:
        """Days since the first of January 1970."""
        return [cast(cast(answer.astext, Date) - literal(EPOCH, Date), Double)]

    def number_columns(self, options: Options) -> list[str]:
        """What is counted."""
        return ["days since 1970-01-01"]

    def sort(self, options: Options, values: np.ndarray) -> Sorted:
        """In which year each day lies, or in which run of years where there are many."""
        days = values.astype(np.float64)
        given = ~np.isnan(days)
        years = np.full(days.shape, np.nan)
        years[given] = days[given].astype("datetime64[D]").astype("datetime64[Y]").astype(int) + EPOCH.year
        parts = classes_of(years, int(np.nanmin(years)), int(np.nanmax(years))) if given.any() else []
        return Sorted(("",), (*(class_words(*part) for part in parts), NO_ANSWER), class_places(years, parts))


def bounds_of(options: Options) -> tuple[date, date]:
    """The first and the last day possible."""
    return read_day(options["earliest"]) or EARLIEST, read_day(options["latest"]) or LATEST


def read_day(value: object) -> date | None:
    """The day that an ISO 8601 text of ten signs writes, None for anything else."""
    parts = ISO.fullmatch(value) if isinstance(value, str) else None
    try:
        return date(*(int(part) for part in parts.groups())) if parts else None
    except ValueError:
        return None


def _written(day: date) -> str:
    return f"{day:%d/%m/}{day.year:04}"
