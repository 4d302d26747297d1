"""What people want beside what they have, when each rates both: pairs of ratings on one scale."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.wilson import Counts, Floats


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


@dataclass(frozen=True)
class Discrepancy:
    """The discrepancy of m needs: float64 (m,) with its 95 % interval, NaN where nobody rated both; `base`: int64 (m,)."""

    value: Floats
    low: Floats
    high: Floats
    base: Counts
