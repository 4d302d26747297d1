"""What people want beside what they have, when each rates both: pairs of ratings on one scale, and how many gave each pair."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.wilson import Counts, Floats

# The highest level of the scale that a questionnaire uses.
TOP = 5


@dataclass(frozen=True)
class PairCounts:
    """`people`: int64 (m, k, k), of each need how many rated its importance i + 1 and the current level j + 1.

    It holds all that the discrepancies rest on, and those of several runs of people add up.
    """

    people: Counts

    @property
    def base(self) -> Counts:
        """int64 (m,): people who rated both."""
        base: Counts = self.people.sum(axis=(1, 2))
        return base

    @property
    def gaps(self) -> Counts:
        """int64 (k, k): importance minus current level of each pair."""
        levels = np.arange(self.people.shape[1])
        gaps: Counts = levels[:, None] - levels[None, :]
        return gaps

    def where(self, is_true: NDArray[np.bool_]) -> Counts:
        """int64 (m,): people whose pair is one of those, bool (k, k)."""
        found: Counts = (self.people * is_true).sum(axis=(1, 2))
        return found


@dataclass(frozen=True)
class Pairs:
    """Two ratings of m needs by n people, on one scale of whole numbers; 0 for no valid answer.

    `importance`, `current`: int8 (n, m), how much the need matters, and how things are today.
    """

    importance: NDArray[np.int8]
    current: NDArray[np.int8]

    @property
    def is_complete(self) -> NDArray[np.bool_]:
        """bool (n, m): whether a person rated both."""
        return (self.importance > 0) & (self.current > 0)

    @property
    def counted(self) -> PairCounts:
        """The people of each pair, on a scale up to TOP or to the highest level that occurs."""
        is_complete, needs = self.is_complete, self.importance.shape[1]
        k = max(TOP, int(self.importance.max(initial=0)), int(self.current.max(initial=0)))
        places = (self.importance.astype(np.int64) - 1) * k + self.current - 1 + k * k * np.arange(needs)
        people = np.bincount(places[is_complete], minlength=k * k * needs)
        return PairCounts(people.reshape(needs, k, k).astype(np.int64))


@dataclass(frozen=True)
class Discrepancy:
    """The discrepancy of m needs: float64 (m,) with its 95 % interval, NaN where nobody rated both; `base`: int64 (m,)."""

    value: Floats
    low: Floats
    high: Floats
    base: Counts
