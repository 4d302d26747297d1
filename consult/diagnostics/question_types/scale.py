"""How much, on a scale whose ends are words."""

from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Integer, cast

from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import (
    NO_ANSWER,
    RATING,
    Answer,
    Options,
    Problems,
    QuestionType,
    Setting,
    Sorted,
    Typed,
    by_code,
    items,
    keys,
    sign,
)
from consult.diagnostics.question_types.levels import CHOOSE, level_problems, level_words, read_level
from consult.diagnostics.question_types.pieces import ONE, Piece, level_choices
from consult.diagnostics.question_types.printed import Blank, Printed

FROM_ZERO = 11
"""A scale of eleven points goes from 0 to 10, every other one from 1."""


class Scale(QuestionType):
    """The answer is {item key: point}; the code of the lowest point is 1, whatever figure people see."""

    key = "scale"
    label = _("A scale between two ends, line by line")
    measures = RATING
    in_figures = True
    settings = (
        Setting("points", _("How many points the scale has"), 5, (2, 11)),
        Setting("lowest", _("Words for the lowest point"), _("Not at all")),
        Setting("highest", _("Words for the highest point"), _("Entirely")),
    )
    fewest_items = 1

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The point chosen on each line."""
        return {item: read_level(values[0]) for item, values in typed.items() if item and values and values[0]} or None

    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """One value for each line answered."""
        return {item: [str(point)] for item, point in answer.items()}

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses lines that are not asked about and points that do not exist."""
        return level_problems(answer, keys(options), points(options))

    def missing(self, options: Options, answer: Answer | None) -> Problems:
        """Each line wants an answer."""
        return dict.fromkeys(sorted(keys(options) - (answer or {}).keys()), CHOOSE)

    def printed(self, options: Options) -> Printed:
        """A line of boxes for each item."""
        low, *_between, high = points(options)
        ends = {"low": low, "lowest": options["lowest"], "high": high, "highest": options["highest"]}
        words = _("Tick one box on each line. %(low)s: %(lowest)s. %(high)s: %(highest)s.", **ends)
        heads = tuple(map(str, points(options)))
        return Printed(words, (Blank(heads=heads, rows=tuple(item["label"] for item in items(options))),))

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """The point of each line, empty where there is none."""
        return [str((answer or {}).get(item["key"], "")) for item in items(options)]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """The point in each cell."""
        return {item["key"]: read_level(cell) for item, cell in zip(items(options), cells, strict=True) if cell} or None

    def pieces(self, options: Options) -> list[Piece]:
        """A point on each line."""
        levels = level_choices(points(options), options["lowest"], options["highest"])
        return [Piece(item["key"], item["label"], ONE, levels) for item in items(options)]

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """The place of the point, the lowest being 1."""
        shift = 1 - points(options)[0]
        return [sign(cast(answer[item["key"]].astext, Integer) + shift) for item in items(options)]

    def sort(self, options: Options, values: np.ndarray) -> Sorted:
        """Which point each person chose on each line."""
        words = (*level_words(points(options), options["lowest"], options["highest"]), NO_ANSWER)
        places = by_code(values, range(1, options["points"] + 1))
        upper = range((options["points"] + 1) // 2, options["points"])
        return Sorted(tuple(self.export_columns(options)), words, places, tuple(upper), _("Upper half of the scale"))


def points(options: Options) -> range:
    """The points as people see them."""
    first = 0 if options["points"] == FROM_ZERO else 1
    return range(first, first + options["points"])
