"""A seeded bootstrap of respondents (Efron 1979, Annals of Statistics 7, 1–26) of which only sums are kept.

Each draw takes as many respondents as there are, with replacement: how often each was taken, times what each adds, is one
product of matrices for all draws. Respondents stand in chunks: how many of a draw fall into each chunk is multinomial, and
within a chunk each is as likely, which is the same as drawing from all at once. So chunks can be computed apart, by several
machines even, and added.
Every sum is a whole number that the arithmetic holds exactly, so the order of chunks and the machine change nothing.
"""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.wilson import Floats

CHUNK = 65_536
DRAWS_AT_ONCE = 128
# So many counters fit into the cache of a processor.
COUNTED_AT_ONCE = 1 << 17
# Weights are rounded to this part of their mean, so that their sums are exact too.
WEIGHT_UNIT = 2.0**-20

Summands = Callable[[slice], NDArray[np.uint8]]
"""What respondents add: of a slice of them, uint8 (respondents of the slice, columns)."""


def chunks(respondents: int) -> list[slice]:
    """The respondents of each chunk, in order."""
    return [slice(first, min(first + CHUNK, respondents)) for first in range(0, respondents, CHUNK)]


def drawn_sums(summands: Summands, respondents: int, draws: int, seed: int, weights: Floats | None = None) -> Floats:
    """float64 (draws, columns): the sums of each draw; `weights`: float64 (respondents,), mean 1, or None where all are 1."""
    drawn = np.zeros((draws, summands(slice(0, 0)).shape[1]))
    for place, part in enumerate(chunks(respondents)):
        mine = None if weights is None else weights[part]
        drawn += chunk_sums(summands(part), place, respondents, draws, seed, mine)
    return drawn


def chunk_sums(
    summands: NDArray[np.uint8], place: int, respondents: int, draws: int, seed: int, weights: Floats | None = None
) -> Floats:
    """What one chunk adds to the sums of each draw, (draws, columns); those of all chunks add up to `drawn_sums`.

    `summands`: uint8 (respondents of the chunk, columns); `place`: which chunk it is, from 0; `respondents`: of all chunks.
    """
    # Whole numbers below 2²⁴ are exact in float32; weighted ones, multiples of WEIGHT_UNIT, in float64.
    exact: type[np.floating] = np.float32 if weights is None else np.float64
    added = summands.astype(exact)
    if weights is not None:
        added *= np.rint(weights / WEIGHT_UNIT)[:, None] * WEIGHT_UNIT
    sums = np.empty((draws, summands.shape[1]))
    first = 0
    for times in _times_drawn(len(summands), _drawn_from_chunk(place, respondents, draws, seed), (seed, place), exact):
        sums[first : first + len(times)] = times @ added
        first += len(times)
    return sums


def _drawn_from_chunk(place: int, respondents: int, draws: int, seed: int) -> NDArray[np.int64]:
    """int64 (draws,): how many respondents each draw takes from a chunk."""
    sizes = np.array([part.stop - part.start for part in chunks(respondents)], np.float64)
    random = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed)))
    return random.multinomial(respondents, sizes / sizes.sum(), size=draws)[:, place]


def _times_drawn(
    size: int, taken: NDArray[np.int64], seed: tuple[int, int], kind: type[np.floating]
) -> Iterator[NDArray[np.floating]]:
    """How often each of `size` respondents is taken in each draw, (draws in the block, size), block by block."""
    random = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed)))
    together = max(1, COUNTED_AT_ONCE // size)
    at_once = max(DRAWS_AT_ONCE // together, 1) * together
    for first in range(0, len(taken), at_once):
        block = taken[first : first + at_once]
        times = np.empty((len(block), size), kind)
        for start in range(0, len(block), together):
            part = block[start : start + together]
            # Places of at most 16 bits are drawn quickly; counting wants them as 64.
            places = random.integers(0, size, part.sum(), dtype=np.uint16).astype(np.int64)
            places += np.repeat(np.arange(len(part)) * size, part)
            times[start : start + together] = np.bincount(places, minlength=len(part) * size).reshape(len(part), size)
        yield times
