"""How a question would be asked in a plain form, one thing at a time: what other programs keep in a column each. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from consult.core.i18n import LazyText

# How a piece is given: words on one line or several, a number, a day, one choice, several, several in order, a box to tick,
# a point on a map, a picture.
LINE, LINES, AMOUNT, DAY, ONE, SEVERAL, ORDER, TICK, POINT, PICTURE = (
    "line",
    "lines",
    "amount",
    "day",
    "one",
    "several",
    "order",
    "tick",
    "point",
    "picture",
)

Choices = tuple[tuple[str, LazyText | str], ...]


@dataclass(frozen=True)
class Piece:
    """One thing an answer says: the field of the form it is typed in, its words beside those of the question, how it is given.

    `choices` are what can be typed where the way is ONE, SEVERAL or ORDER, each with its words. Of a POINT the fields are
    `latitude` and `longitude`.
    """

    field: str
    label: LazyText | str
    way: str
    choices: Choices = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the form that the piece fills."""
        return ("latitude", "longitude") if self.way == POINT else (self.field,)


def choices_of(lines: Iterable[Mapping[str, Any]]) -> Choices:
    """The keys and labels of items."""
    return tuple((line["key"], line["label"]) for line in lines)


def level_choices(levels: Iterable[int], lowest: LazyText | str, highest: LazyText | str) -> Choices:
    """Levels in figures, the first and the last one in words."""
    first, *between, last = levels
    return ((str(first), lowest), *((str(level), str(level)) for level in between), (str(last), highest))
