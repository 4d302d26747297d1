"""A number, with its unit and its bounds."""

import math
import re
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Double, cast

from consult.core.i18n import LazyText, format_decimal
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import (
    NO_ANSWER,
    NUMBER,
    Answer,
    Options,
    Problems,
    QuestionType,
    Setting,
    Sorted,
    Typed,
)
from consult.diagnostics.question_types.pieces import AMOUNT, Piece
from consult.diagnostics.question_types.printed import Blank, Printed
from consult.diagnostics.question_types.spread import Spread, class_places, class_words, classes_of, spread_of

SHAPE = re.compile(r"[+-]?[0-9]{1,15}([.,][0-9]{1,9})?")
# Signs people put between thousands, and the true minus sign.
TIDY = str.maketrans({" ": None, "\u00a0": None, "\u202f": None, "\u2212": "-"})
FURTHEST = 1_000_000_000


class Number(QuestionType):
    """The answer is a number."""

    key = "number"
    label = _("A number")
    measures = NUMBER
    in_figures = True
    words_from_answers = True
    settings = (
        Setting("unit", _("Unit, such as minutes or euros; leave it empty for none"), "", is_optional=True),
        Setting("lowest", _("Lowest number possible"), 0, (-FURTHEST, FURTHEST)),
        Setting("highest", _("Highest number possible"), 100, (-FURTHEST, FURTHEST)),
        Setting("decimals", _("How many decimals"), 0, (0, 4)),
    )

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The number; a comma or a point stands before its decimals."""
        text = next(iter(typed.get("", ())), "").strip()
        return read_number(text) if text else None

    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """The number, with a point."""
        return {"": [write_number(answer)]}

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses what is no number, infinite, outside the bounds or too fine."""
        if type(answer) is not int and not (type(answer) is float and math.isfinite(answer)):
            return {"": _("Write a number, in figures.")}
        low, high, decimals = (options[key] for key in ("lowest", "highest", "decimals"))
        if not low <= answer <= high:
            return {"": _("Give a number between %(low)s and %(high)s.", low=low, high=high)}
        if round(answer, decimals) != answer:
            whole = _("Give a whole number.")
            return {"": _("Give at most %(decimals)s figures after the comma.", decimals=decimals) if decimals else whole}
        return {}

    def check_options(self, options: Options) -> LazyText | None:
        """The bounds leave room for more than one number."""
        if problem := super().check_options(options):
            return problem
        is_sound = options["lowest"] < options["highest"]
        return None if is_sound else _("The lowest number must be below the highest one.")

    def printed(self, options: Options) -> Printed:
        """A frame for the figures, and the unit."""
        words = _(
            "Write a number between %(low)s and %(high)s.",
            low=format_decimal(options["lowest"]),
            high=format_decimal(options["highest"]),
        )
        return Printed(words, (Blank(frames=(options["unit"],)),))

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """The number, with a point."""
        return ["" if answer is None else write_number(answer)]

    def export_columns(self, options: Options) -> list[str]:
        """One column, headed by the unit."""
        return [options["unit"]]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """The number."""
        return read_number(cells[0]) if cells[0] else None

    def pieces(self, options: Options) -> list[Piece]:
        """The number."""
        return [Piece("", options["unit"], AMOUNT)]

    def numbers(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[float]]:
        """The number."""
        return [cast(answer.astext, Double)]

    def number_columns(self, options: Options) -> list[str]:
        """The unit."""
        return [options["unit"]]

    def sort(self, options: Options, values: np.ndarray) -> Sorted:
        """In which of at most ten classes each number lies."""
        parts = classes_of(values[:, 0], options["lowest"], options["highest"])
        return Sorted((options["unit"],), (*(class_words(*part) for part in parts), NO_ANSWER), class_places(values, parts))

    def spread(self, options: Options, values: np.ndarray) -> Spread | None:
        """Mean and quartiles."""
        return spread_of(values[:, 0])


def read_number(text: str) -> int | float | str:
    """The number a text means, the text itself where it means none (“NaN”, “1e400”, “three”)."""
    tidy = text.translate(TIDY)
    if not SHAPE.fullmatch(tidy):
        return text
    value = float(tidy.replace(",", "."))
    return int(value) if value.is_integer() else value


def write_number(value: float) -> str:
    """The number in figures, without an exponent."""
    return f"{value:.9f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
