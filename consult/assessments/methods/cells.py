"""Participants counted by their combination of categories: what is equal is counted once, and counts of chunks add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.margins import Codes
from consult.assessments.methods.wilson import Counts

# Up to so many possible combinations a table of all of them is quicker than sorting.
DENSE_AT_MOST = 1 << 22
PACKED_BELOW = 1 << 62


@dataclass(frozen=True)
class Cells:
    """The combinations that occur, in the order of their codes.

    `codes`: int64 (c, v), the category of each of v variables; `counts`: int64 (c,), participants.
    """

    codes: Codes
    counts: Counts

    @property
    def respondents(self) -> int:
        """How many participants there are."""
        return int(self.counts.sum())

    def category_counts(self, variable: int, size: int) -> Counts:
        """int64 (size,): participants in each category of a variable."""
        return np.bincount(self.codes[:, variable], self.counts, minlength=size).astype(np.int64)


def count_cells(codes: Codes, sizes: Sequence[int]) -> tuple[Cells, Codes]:
    """The cells of participants, and int64 (n,) the cell of each; `codes` is (n, v), `sizes` the categories of each variable."""
    ones = np.ones(len(codes), np.int64)
    return _grouped(codes, ones, sizes)


def merged(tables: Sequence[Cells], sizes: Sequence[int]) -> Cells:
    """The cells of all participants, from those of each chunk of them, in any order."""
    codes = np.concatenate([table.codes for table in tables])
    return _grouped(codes, np.concatenate([table.counts for table in tables]), sizes)[0]


def _grouped(codes: Codes, counts: Counts, sizes: Sequence[int]) -> tuple[Cells, Codes]:
    possible = prod(sizes)
    if possible >= PACKED_BELOW:
        found, places = np.unique(codes, axis=0, return_inverse=True)
        return _cells(found, places, counts)
    keys = np.ravel_multi_index(tuple(codes.T), tuple(sizes)) if len(codes) else np.zeros(0, np.int64)
    if possible > DENSE_AT_MOST:
        present, places = np.unique(keys, return_inverse=True)
    else:
        present = np.flatnonzero(np.bincount(keys, minlength=possible))
        place_of = np.zeros(possible, np.int64)
        place_of[present] = np.arange(len(present))
        places = place_of[keys]
    found = np.stack(np.unravel_index(present, tuple(sizes)), axis=1).astype(np.int64)
    return _cells(found, places, counts)


def _cells(found: Codes, places: NDArray[np.int64], counts: Counts) -> tuple[Cells, Codes]:
    # Whole numbers that float64 holds exactly, below 2⁵³ participants.
    return Cells(found, np.bincount(places, counts, minlength=len(found)).astype(np.int64)), places
