"""A seeded bootstrap of respondents (Efron 1979, Annals of Statistics 7, 1–26) of which only sums are kept.

Each draw takes as many respondents as there are, with replacement: how often each was taken, times what each adds, is one
product of matrices for all draws. Respondents stand in chunks: how many of a draw fall into each chunk is multinomial, and
within a chunk each is as likely, which is the same as drawing from all at once. So chunks can be computed apart, by several
machines even, and added; within a chunk, blocks do the same, so small that their counters stay in the cache of a processor.
Every sum is a whole number that the arithmetic holds exactly, so the order of chunks and the machine change nothing.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from consult.assessments.methods.wilson import Counts, Floats

CHUNK = 65_536
# A power of two: a place in a block is then some bits of a random number.
BLOCK = 2_048
# Fewer respondents than this are taken from a block in each draw (46 standard deviations), so two sums fit into 24 bits.
PACK = 4_096.0
DRAWS_AT_ONCE, COUNTED_TOGETHER = 1_024, 16
# Weights are rounded to this part of their mean, so that their sums are exact too.
WEIGHT_UNIT = 2.0**-20

Summands = Callable[[slice], NDArray[np.bool_]]
"""What respondents add to each sum, one or nothing: of a slice of them, bool (respondents of the slice, columns)."""


def chunks(respondents: int) -> list[slice]:
    """The respondents of each chunk, in order."""
    return _slices(respondents, CHUNK)


def drawn_sums(summands: Summands, respondents: int, draws: int, seed: int, weights: Floats | None = None) -> Floats:
    """float64 (draws, columns): the sums of each draw; `weights`: float64 (respondents,), mean 1, or None where all are 1."""
    drawn = np.zeros((draws, summands(slice(0, 0)).shape[1]))
    for place, part in enumerate(chunks(respondents)):
        mine = None if weights is None else weights[part]
        drawn += chunk_sums(summands(part), place, respondents, draws, seed, mine)
    return drawn


def chunk_sums(
    summands: NDArray[np.bool_], place: int, respondents: int, draws: int, seed: int, weights: Floats | None = None
) -> Floats:
    """What one chunk adds to the sums of each draw, (draws, columns); those of all chunks add up to `drawn_sums`.

    `summands`: bool (respondents of the chunk, columns); `place`: which chunk it is, from 0; `respondents`: of all chunks.
    """
    sizes = [part.stop - part.start for part in chunks(respondents)]
    plain, weighted = part_sums(summands, place, sizes, draws, seed, weights)
    return plain if weighted is None else weighted


def part_sums(
    summands: NDArray[np.bool_], place: int, sizes: Sequence[int], draws: int, seed: int, weights: Floats | None = None
) -> tuple[Floats, Floats | None]:
    """What one chunk adds to the sums of each draw, (draws, columns), without weights and, where there are any, with them.

    As `chunk_sums`, for chunks of any `sizes`, the respondents of each; both come from the same draws.
    """
    random = np.random.Generator(np.random.PCG64(np.random.SeedSequence((seed, place))))
    blocks = _slices(len(summands), BLOCK)
    plain = np.zeros((draws, summands.shape[1]))
    weighted = None if weights is None else np.zeros_like(plain)
    if not blocks:
        return plain, weighted
    taken = random.multinomial(_drawn_from_chunk(place, sizes, draws, seed), _shares(blocks))
    # The products are small: a second thread would mostly wait, and twice the work of the processor be spent.
    with threadpool_limits(1):
        for number, block in enumerate(blocks):
            for rows in _slices(draws, DRAWS_AT_ONCE):
                times = _times_drawn(random, block.stop - block.start, taken[rows, number])
                plain[rows] += _counted(times, summands[block])
                if weights is not None and weighted is not None:
                    weighted[rows] += _weighted(times, summands[block], weights[block])
    return plain, weighted


def _slices(length: int, size: int) -> list[slice]:
    return [slice(first, min(first + size, length)) for first in range(0, length, size)]


def _shares(parts: list[slice]) -> Floats:
    sizes = np.array([part.stop - part.start for part in parts], np.float64)
    return sizes / sizes.sum()


def _drawn_from_chunk(place: int, sizes: Sequence[int], draws: int, seed: int) -> Counts:
    """int64 (draws,): how many respondents each draw takes from a chunk."""
    random = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed)))
    shares = np.array(sizes, np.float64) / sum(sizes)
    return random.multinomial(sum(sizes), shares, size=draws)[:, place]


def _times_drawn(random: np.random.Generator, size: int, taken: Counts) -> NDArray[np.float32]:
    """float32 (draws, size): how often each of `size` respondents is taken, when each draw takes `taken` (draws,) of them."""
    times = np.empty((len(taken), size), np.float32)
    for rows in _slices(len(taken), COUNTED_TOGETHER):
        part = taken[rows]
        places = _places(random, size, int(part.sum()))
        places += np.repeat(np.arange(len(part)) * size, part)
        times[rows] = np.bincount(places, minlength=len(part) * size).reshape(len(part), size)
    return times


def _places(random: np.random.Generator, size: int, count: int) -> Counts:
    """int64 (count,): places from 0 to size − 1, each as likely."""
    if size != BLOCK:
        return random.integers(0, size, count)
    words = random.integers(0, 1 << 64, (count + 3) // 4, dtype=np.uint64)
    return (words.view(np.uint16)[:count] & np.uint16(BLOCK - 1)).astype(np.int64)


def _counted(times: NDArray[np.float32], summands: NDArray[np.bool_]) -> Floats:
    """(draws, columns): the products, two columns in one, whole numbers below 2²⁴ that float32 holds exactly."""
    columns = summands.shape[1]
    even, odd = summands[:, 0::2].astype(np.float32), summands[:, 1::2].astype(np.float32)
    even[:, : odd.shape[1]] += np.float32(PACK) * odd
    product = (times @ even).astype(np.float64)
    sums = np.empty((len(times), columns))
    high = np.floor(product / PACK)
    sums[:, 0::2], sums[:, 1::2] = product - PACK * high, high[:, : columns // 2]
    return sums


def _weighted(times: NDArray[np.float32], summands: NDArray[np.bool_], weights: Floats) -> Floats:
    """(draws, columns): the products with weights, rounded to a power of two of which the largest is no more than PACK.

    So the products are whole numbers that float32 holds exactly, in half the time of float64; a weight is off by less than
    an eight thousandth of the largest, far less than the draws differ.
    """
    unit = 2.0 ** (np.ceil(np.log2(weights.max(initial=WEIGHT_UNIT))) - np.log2(PACK))
    whole = np.rint(weights / unit).astype(np.float32)
    product: Floats = (times @ (summands * whole[:, None])).astype(np.float64) * unit
    return product
