"""Families of texts that are copies of one another: the same words, or probably the same by their characters.

A campaign sends one text many times. Whoever measures how well something is learnt must keep such copies together, or
else the copy that was learnt from gives the answer away.
"""

from collections.abc import Sequence

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from consult.assessments.methods.character_grams import gram_counts, inverse_frequency, weighted
from consult.assessments.methods.close_rows import blocks_of_close_rows
from consult.assessments.methods.similar_texts import PROBABLY_FROM
from consult.assessments.methods.wilson import Counts

# Above, about one pair in 30,000 that are just alike enough is passed over.
EXACT_UP_TO = 300


def text_families(plain: Sequence[str]) -> Counts:
    """The family of each normalised text, int64 (n,), from 0 in the order of the list; copies of copies are in one."""
    words, place = np.unique(np.array(plain, np.str_), return_inverse=True)
    counts = gram_counts(words.tolist())
    family = np.arange(len(words))
    for first, second, _ in blocks_of_close_rows(weighted(counts, inverse_frequency(counts)), PROBABLY_FROM, EXACT_UP_TO):
        family = _joined(family, first, second)
    _, first_seen, family = np.unique(family[place], return_index=True, return_inverse=True)
    renumbered: Counts = np.argsort(np.argsort(first_seen))[family]
    return renumbered


def _joined(family: Counts, first: Counts, second: Counts) -> Counts:
    """The families when each pair is in one."""
    if not len(first):
        return family
    edges = sparse.coo_array((np.ones(len(first), bool), (family[first], family[second])), shape=(len(family), len(family)))
    joined: Counts = connected_components(edges, directed=False)[1].astype(np.int64)[family]
    return joined
