"""Balanced blocks for choices between few items at a time. Pure: the same items give the same blocks."""

from functools import lru_cache
from hashlib import sha256
from itertools import combinations

import numpy as np


@lru_cache(maxsize=256)
def balanced_blocks(keys: tuple[str, ...], size: int, times: int) -> tuple[tuple[str, ...], ...]:
    """Blocks of `size` different items in which each item stands at least `times` times.

    Two items never differ by more than one in how often they stand. Each place goes to one of the items shown least so far,
    among them to the one that has met the others of the block least often (greedy, after the conditions of balanced
    incomplete block designs: Louviere, Flynn and Marley 2015, ch. 2), ties by a generator seeded with the keys.
    """
    random = np.random.default_rng(int(sha256("\x00".join(keys).encode()).hexdigest()[:15], 16))
    shown, met = np.zeros(len(keys), int), np.zeros((len(keys), len(keys)), int)
    blocks = []
    for _block in range(-(-len(keys) * times // size)):
        block: list[int] = []
        for _place in range(size):
            met_here = met[:, block].sum(axis=1)
            order = np.lexsort((random.random(len(keys)), met_here, shown))
            block.append(next(int(item) for item in order if item not in block))
        shown[block] += 1
        for one, other in combinations(block, 2):
            met[one, other] += 1
            met[other, one] += 1
        blocks.append(tuple(keys[item] for item in block))
    return tuple(blocks)
