"""Runs of two to five characters within words, counted for many texts at once, and their TF-IDF weights.

The same runs as scikit-learn's `char_wb` analyser (each word with a space on either side), but hashed in numpy over whole
blocks of texts: one pass instead of a Python loop over each run.
TF-IDF: Spärck Jones, K. (1972), "A statistical interpretation of term specificity", Journal of Documentation 28, 11–21;
with the smoothed inverse document frequency 1 + ln((1 + n) / (1 + df)) and 1 + ln(count).
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from consult.assessments.methods.wilson import Floats

SHORTEST, LONGEST = 2, 5
BITS = 20
CHARACTERS_AT_ONCE = 1_000_000
SPACE = 32
# The golden ratio in 64 bits: multiplying by it and keeping the upper bits spreads what was close (Knuth 1973, § 6.4).
SPREAD = np.uint64(0x9E3779B97F4A7C15)

Sparse: TypeAlias = sparse.csr_matrix


def gram_counts(texts: Sequence[str]) -> Sparse:
    """How often each run of 2 to 5 characters stands in each normalised text: float32 (n, 2^BITS), one column a hash of runs."""
    blocks = [_block(list(part)) for part in _parts(texts)]
    return sparse.vstack(blocks, format="csr") if blocks else Sparse((0, 1 << BITS), dtype=np.float32)


def document_frequency(counts: Sparse) -> NDArray[np.int64]:
    """In how many rows each column stands, (columns,)."""
    return np.bincount(counts.indices, minlength=counts.shape[1]).astype(np.int64)


def inverse_frequency(counts: Sparse) -> Floats:
    """1 + ln((1 + n) / (1 + df)) for each column."""
    inverse: Floats = 1 + np.log((1 + counts.shape[0]) / (1 + document_frequency(counts)))
    return inverse


def weighted(counts: Sparse, inverse: Floats) -> Sparse:
    """Rows of (1 + ln count) × inverse frequency, each of length 1; a row without any count stays 0."""
    data = (1 + np.log(counts.data)) * inverse.astype(np.float32)[counts.indices]
    rows = Sparse((data, counts.indices, counts.indptr), shape=counts.shape)
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    rows.data /= np.repeat(np.where(lengths > 0, lengths, 1), np.diff(rows.indptr)).astype(np.float32)
    return rows


def _parts(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """The texts in turn, in blocks of about CHARACTERS_AT_ONCE characters, so that memory stays bounded."""
    first, size = 0, 0
    for place, text in enumerate(texts):
        if size and size + len(text) > CHARACTERS_AT_ONCE:
            yield texts[first:place]
            first, size = place, 0
        size += len(text) + 2
    if first < len(texts):
        yield texts[first:]


def _block(texts: list[str]) -> Sparse:
    """The counts of some texts: hash every run, drop those across words, sort by text and hash, count the equal ones."""
    padded = [f" {text.replace(' ', '  ')} " for text in texts]
    codes = np.frombuffer("".join(padded).encode("utf-32-le", "replace"), np.uint32).astype(np.uint64)
    owner = np.repeat(np.arange(len(texts), dtype=np.int64), [len(text) for text in padded])
    keys = np.sort(np.concatenate([(owner[at] << BITS) | bucket for at, bucket in _hashed(codes)]))
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    counts = np.diff(first, append=len(keys)).astype(np.float32)
    rows, columns = keys[first] >> BITS, (keys[first] & ((1 << BITS) - 1)).astype(np.int32)
    starts = np.searchsorted(rows, np.arange(len(texts) + 1)).astype(np.int32)
    return Sparse((counts, columns, starts), shape=(len(texts), 1 << BITS))


def _hashed(codes: NDArray[np.uint64]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """For each length of run: where those within one word begin, and the hash of each, below 2^BITS."""
    is_space = codes == SPACE
    is_border = is_space[:-1] & is_space[1:]
    value, is_within = codes, np.ones(len(codes), bool)
    for length in range(2, LONGEST + 1):
        places = max(0, len(codes) - length + 1)
        value = (value[:places] * SPREAD + codes[length - 1 :]) ^ (value[:places] >> np.uint64(29))
        is_within = is_within[:places] & ~is_border[length - 2 :]
        if length >= SHORTEST:
            yield np.flatnonzero(is_within), ((value * SPREAD)[is_within] >> np.uint64(64 - BITS)).astype(np.int64)
