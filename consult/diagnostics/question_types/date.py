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
    Partition,
    Problems,
    QuestionType,
    Setting,
    Typed,
)
from consult.diagnostics.question_types.spread import class_counts, class_words, classes

EPOCH = date(1970, 1, 1)
ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
WRITTEN = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4})")


class DateAnswer(QuestionType):
    """The answer is a day as ISO 8601 writes it, 2026-11-30."""

    key = "date"
    label = _("A date")
    measures = DATE
    settings = (
        Setting("earliest", _("First day possible, such as 2024-01-31; leave it empty for none"), "", is_optional=True),
        Setting("latest", _("Last day possible; leave it empty for none"), "", is_optional=True),
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
        if (first := read_day(options["earliest"])) and day < first:
            return {"": _("Give a date from %(day)s on.", day=_written(first))}
        if (last := read_day(options["latest"])) and day > last:
            return {"": _("Give a date up to %(day)s.", day=_written(last))}
        return {}

    def check_options(self, options: Options) -> LazyText | None:
        """The bounds are days, in order."""
        if problem := super().check_options(options):
            return problem
        first, last = read_day(options["earliest"]), read_day(options["latest"])
        if (options["earliest"] and not first) or (options["latest"] and not last):
            return _("Write the first and the last day like 2024-01-31.")
        return _("The first day must come before the last one.") if first and last and first >= last else None

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """The day."""
        return [answer or ""]

    def export_columns(self, options: Options) -> list[str]:
        """One column, which the question itself heads."""
        return [""]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """The day."""
        return cells[0] or None

    def numbers(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[float]]:
        """Days since the first of January 1970."""
        return [cast(cast(answer.astext, Date) - literal(EPOCH, Date), Double)]

    def number_columns(self, options: Options) -> list[str]:
        """What is counted."""
        return ["days since 1970-01-01"]

    def summarize(self, options: Options, values: np.ndarray) -> list[Partition]:
        """How many people named a day of each year, or of each run of years where there are many."""
        days = values[:, 0]
        years = days.astype("float64", copy=True)
        given = ~np.isnan(days)
        years[given] = days[given].astype("datetime64[D]").astype("datetime64[Y]").astype(int) + EPOCH.year
        if not given.any():
            return [Partition("", ((NO_ANSWER, len(days)),))]
        parts = classes(int(years[given].min()), int(years[given].max()))
        counts, without = class_counts(years, parts)
        shown = [(class_words(*part), count) for part, count in zip(parts, counts, strict=True)]
        return [Partition("", (*shown, (NO_ANSWER, without)))]


def read_day(value: object) -> date | None:
    """The day that an ISO 8601 text of ten signs writes, None for anything else."""
    parts = ISO.fullmatch(value) if isinstance(value, str) else None
    try:
        return date(*(int(part) for part in parts.groups())) if parts else None
    except ValueError:
        return None


def _written(day: date) -> str:
    return f"{day:%d/%m/}{day.year:04}"
