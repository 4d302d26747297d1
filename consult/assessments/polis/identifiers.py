"""The identifiers of people and statements, and their places: 0, 1, 2, … in their order."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[Any]  # one-dimensional; int64, or str where one of them is no whole number
LARGEST_TABLE = 2_000_000


def identifiers(cells: Sequence[str]) -> Ids:
    """The cells as whole numbers when each is written as one, as words otherwise."""
    words = [cell.strip() for cell in cells]
    if all(word.isascii() and word.isdigit() and (word == "0" or word[0] != "0") and len(word) <= 18 for word in words):
        return np.array(words, np.int64)
    return np.array(words, np.str_)


def all_of(*parts: Ids) -> Ids:
    """Each identifier once, in order: numbers by size, and everything as words where one is a word."""
    if len({part.dtype.kind for part in parts if len(part)}) > 1:
        parts = tuple(part.astype(np.str_) for part in parts)
    return np.unique(np.concatenate([_distinct(part) for part in parts if len(part)] or [np.zeros(0, np.int64)]))


def places(ids: Ids, known: Ids) -> NDArray[np.int64]:
    """int64: where each identifier stands among `known` (ordered, each once); −1 where it does not."""
    if not len(known):
        return np.full(len(ids), -1)
    if ids.dtype.kind != known.dtype.kind:
        words = known.astype(np.str_)
        order = np.argsort(words)
        found = places(ids.astype(np.str_), words[order])
        return np.where(found < 0, -1, order[found])
    if known.dtype.kind == "i" and known[0] >= 0 and known[-1] < LARGEST_TABLE:
        table = np.full(known[-1] + 2, -1)
        table[known] = np.arange(len(known))
        return table[np.where((ids < 0) | (ids > known[-1]), known[-1] + 1, ids)]
    found = np.minimum(np.searchsorted(known, ids), len(known) - 1)
    return np.where(known[found] == ids, found, -1)


def _distinct(ids: Ids) -> Ids:
    if ids.dtype.kind == "i" and ids.min() >= 0 and ids.max() < LARGEST_TABLE:
        return np.flatnonzero(np.bincount(ids))
    return np.unique(ids)
