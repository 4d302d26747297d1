"""Which rows of a large sparse matrix point nearly the same way, without comparing every row with every other in full.

Each row is squeezed to a sketch of a few hundred numbers whose products estimate the true cosines without bias (feature
hashing: Weinberger et al. 2009, "Feature hashing for large scale multitask learning"; Charikar, Chen & Farach-Colton 2002).
Sketches are compared by dense products; only pairs that may reach the threshold are then computed exactly.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from consult.assessments.methods.character_grams import BITS, SPREAD, Sparse
from consult.assessments.methods.wilson import Counts, Floats

# Up to this many rows every product is computed exactly.
EXACT_UP_TO = 2_000
WIDTH_BITS = 9
WIDTH = 1 << WIDTH_BITS
# A sketched cosine strays from the true one by about √((1 + cos²) / WIDTH); a pair at the threshold is passed over when
# it strays by four times as much downwards, that is about once in 30,000.
STRAYS = 4.0
ROWS_AT_ONCE = 1_000

Pairs = tuple[Counts, Counts, Floats]


class TooManyPairs(ValueError):
    """More pairs reach the threshold than anybody could look at."""


def close_rows(rows: Sparse, threshold: float, most: int) -> Pairs:
    """The pairs of rows, each of length 1 (or 0), whose cosine is at least `threshold`: first row, second row, cosine.

    The first row of a pair comes before the second. Up to EXACT_UP_TO rows nothing is passed over; above, see STRAYS.
    Raises TooManyPairs beyond `most` pairs.
    """
    found: list[Pairs] = [(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))]
    total = 0
    for part in blocks_of_close_rows(rows, threshold, EXACT_UP_TO):
        found.append(part)
        total += len(part[0])
        if total > most:
            raise TooManyPairs
    first, second, cosine = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return first, second, np.minimum(cosine, 1.0)


def blocks_of_close_rows(rows: Sparse, threshold: float, exact_up_to: int) -> Iterator[Pairs]:
    """The same pairs, some at a time, however many they are; up to so many rows nothing is passed over."""
    for first, second, cosine in _exactly(rows) if rows.shape[0] <= exact_up_to else _by_sketches(rows, threshold):
        is_close = cosine >= threshold
        yield first[is_close], second[is_close], cosine[is_close]


def sketches(rows: Sparse) -> NDArray[np.float32]:
    """Rows of WIDTH numbers: each column of the matrix goes to one of them, by its hash, with a sign of its own."""
    spread = (np.arange(rows.shape[1], dtype=np.uint64) + np.uint64(1)) * SPREAD
    spread = (spread ^ (spread >> np.uint64(BITS))) * SPREAD
    place = (spread >> np.uint64(64 - WIDTH_BITS)).astype(np.int32)
    sign = np.where((spread >> np.uint64(63 - WIDTH_BITS)) & np.uint64(1), np.float32(1), np.float32(-1))
    squeezed = Sparse((rows.data * sign[rows.indices], place[rows.indices], rows.indptr), shape=(rows.shape[0], WIDTH))
    dense: NDArray[np.float32] = squeezed.toarray()
    return dense


def _exactly(rows: Sparse) -> Iterator[Pairs]:
    """The cosine of all pairs of rows with anything in common, a block of rows at a time."""
    turned = sparse.csr_matrix(rows.T)
    for start in range(0, rows.shape[0], ROWS_AT_ONCE):
        block = sparse.coo_matrix(rows[start : start + ROWS_AT_ONCE] @ turned)
        first, second = block.row.astype(np.int64) + start, block.col.astype(np.int64)
        is_before = first < second
        yield first[is_before], second[is_before], block.data[is_before].astype(np.float64)


def _by_sketches(rows: Sparse, threshold: float) -> Iterator[Pairs]:
    """The cosine of the pairs of rows whose sketches are close enough to each other, a block of rows at a time."""
    sketched = sketches(rows)
    least = np.float32(threshold - STRAYS * np.sqrt((1 + threshold**2) / WIDTH))
    for start in range(0, len(sketched), ROWS_AT_ONCE):
        estimated = sketched[start : start + ROWS_AT_ONCE] @ sketched[start:].T
        first, second = np.nonzero(estimated >= least)
        is_before = first < second
        yield _computed(rows, first[is_before] + start, second[is_before] + start)


def _computed(rows: Sparse, first: Counts, second: Counts) -> Pairs:
    """The cosine of each pair; `first` is ordered, and each row in it is laid out once for all its pairs."""
    cosine, whole = np.zeros(len(first)), np.zeros(rows.shape[1], np.float32)
    starts = np.flatnonzero(np.diff(first, prepend=-1))
    for start, end in zip(starts.tolist(), [*starts[1:].tolist(), len(first)], strict=False):
        mine = slice(rows.indptr[first[start]], rows.indptr[first[start] + 1])
        whole[rows.indices[mine]] = rows.data[mine]
        cosine[start:end] = rows[second[start:end]] @ whole
        whole[rows.indices[mine]] = 0
    return first, second, cosine
