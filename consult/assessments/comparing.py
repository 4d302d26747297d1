"""Two assessments side by side: which place and which figure of each need moved, and whether chance explains it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from consult.assessments.indicators import INDICATORS
from consult.assessments.indicators.contract import Indicator
from consult.assessments.methods.share_difference import Interval, independent_difference, nested_difference
from consult.assessments.snapshots import Known, Snapshot

DECIMALS = 9
# What the report compares with the diagnostic before.
BAROMETER = ("importance", "satisfaction", "importance_satisfaction")


@dataclass(frozen=True)
class Place:
    """The place of a need with the ends of its interval."""

    rank: int
    low: int
    high: int


@dataclass(frozen=True)
class Move:
    """By how much a figure of a need moved, with the 95 % interval of the change; among weighted participants, or as counted."""

    indicator: Indicator
    before: float
    now: float
    value: float
    low: float
    high: float
    is_weighted: bool

    @property
    def is_clear(self) -> bool:
        """Whether the change is more than chance among those who answered would make."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class Row:
    """A need that one of two assessments knows, or both: its places, and the figures both know."""

    statement: str
    before: Place | None
    now: Place | None
    moves: list[Move]
    is_new: bool = False
    is_gone: bool = False

    @property
    def has_moved(self) -> bool:
        """Whether its places differ so much that the intervals of both do not meet."""
        return bool(self.before and self.now and (self.now.low > self.before.high or self.now.high < self.before.low))

    @property
    def is_clear(self) -> bool:
        """Whether anything of it is another than chance would make it."""
        return self.is_new or self.is_gone or self.has_moved or any(move.is_clear for move in self.moves)

    @property
    def is_same(self) -> bool:
        """Whether nothing differs at all."""
        return self.before == self.now and not any(move.value for move in self.moves) and not self.is_new and not self.is_gone


def compared(now: Snapshot, before: Snapshot) -> list[Row]:
    """All needs of both, in the order of the later one, those it no longer has last.

    Within a consultation a need is the same by what it is; between two of them, where its words are. The people of one
    assessment are among those of the other in a consultation; those of two consultations are taken as independent samples,
    which makes the interval a little too wide where somebody answered both.
    """
    is_nested = now.consultation_uid == before.consultation_uid
    people = (now.respondents, before.respondents) if is_nested else None
    earlier = {_name(one, is_nested): one for one in before.needs}
    pairs = [(one, earlier.pop(_name(one, is_nested), None)) for one in now.needs]
    rows = [
        Row(one.statement, _place(other), _place(one), _moves(one, other, people), is_new=other is None) for one, other in pairs
    ]
    return [*rows, *(Row(one.statement, _place(one), None, [], is_gone=True) for one in earlier.values())]


def barometer(now: Snapshot, before: Snapshot) -> list[Row]:
    """The needs that both know and whose figures both measured."""
    rows = [Row(row.statement, row.before, row.now, _public(row.moves)) for row in compared(now, before)]
    return [row for row in rows if row.moves]


def _public(moves: list[Move]) -> list[Move]:
    return [move for move in moves if move.indicator.key in BAROMETER]


def _name(known: Known, is_nested: bool) -> str:
    return known.need if is_nested else " ".join(known.statement.casefold().split())


def _place(known: Known | None) -> Place | None:
    if known is None or not known.figures.get("rank"):
        return None
    return Place(*(known.figures[end] for end in ("rank", "rank_low", "rank_high")))


def _moves(now: Known, before: Known | None, people: tuple[int, int] | None) -> list[Move]:
    """The figures that both know with an interval; among weighted participants where both have those, and neither is rounded:
    what rounding moves is no change.

    `people`: how many answered now and before, where the ones are among the others; None where they are different people.
    """
    if before is None:
        return []
    found = []
    for indicator in INDICATORS:
        weighted = [known.figures.get("weighted", {}).get(indicator.key) for known in (now, before)]
        is_weighted = all(one and not one.get("step") for one in weighted)
        later, earlier = weighted if is_weighted else [known.figure(indicator.key) for known in (now, before)]
        if later and earlier and later["low"] is not None and earlier["low"] is not None:
            found.append(_move(indicator, later, earlier, people, is_weighted=is_weighted))
    return found


def _move(
    indicator: Indicator, now: Mapping[str, Any], before: Mapping[str, Any], people: tuple[int, int] | None, *, is_weighted: bool
) -> Move:
    later, earlier = (Interval(*(np.array([one[end]]) for end in ("value", "low", "high"))) for one in (now, before))
    if people is None:
        found = independent_difference(later, earlier)
    else:
        # What a figure rests on where that is told, as not everybody answers everything; else all who answered.
        bases = now.get("base") or people[0], before.get("base") or people[1]
        found = nested_difference(later, earlier, *(np.array([float(base)]) for base in bases))
    value, low, high = (round(float(end[0]), DECIMALS) for end in (found.value, found.low, found.high))
    return Move(indicator, before["value"], now["value"], value, low, high, is_weighted)
