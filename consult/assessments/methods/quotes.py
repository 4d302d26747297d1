"""Which texts to quote under a theme: the most typical ones, the most different ones, and one of each small group of people.

Greatest dissimilarity: each further quote is the text least like any quoted already (Gonzalez, T. F. (1985), "Clustering to
minimize the maximum intercluster distance", Theoretical Computer Science 38). So a minority's view is quoted even where
one view fills most of the list.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from consult.assessments.methods.character_grams import Sparse, gram_counts, inverse_frequency, weighted
from consult.assessments.methods.normalised_text import is_placeholder, normalised
from consult.assessments.methods.wilson import Floats

# A shorter text says too little to be quoted beside others, a longer one is not read.
SHORTEST, LONGEST = 20, 600
# From this likeness on a text repeats one already quoted.
REPEATS_FROM = 0.55


class Reason(StrEnum):
    """Why a text is quoted."""

    TYPICAL = "typical"
    SMALL_GROUP = "small_group"
    DIFFERENT = "different"


@dataclass(frozen=True)
class Quote:
    """A text by its place in the list, and why it was chosen."""

    place: int
    reason: Reason


def quotes(texts: Sequence[str], groups: Sequence[str] | None = None, typical: int = 2, different: int = 2) -> list[Quote]:
    """The quotes of one theme, typical ones first; the same texts give the same quotes.

    `groups`: the group of people each text comes from, empty where unknown; each group but the largest that no typical quote
    comes from gets one, the smallest first. Whether a text may be quoted at all, and whether its group may be named beside it,
    is for the caller to see to. Texts that say nothing, repeat a quote, or are very short or long, are passed over.
    """
    usable = [place for place, text in enumerate(texts) if SHORTEST <= len(text.strip()) <= LONGEST and not is_placeholder(text)]
    usable = list({normalised(texts[place]): place for place in reversed(usable)}.values())[::-1]
    if not usable:
        return []
    rows = _rows([normalised(texts[place]) for place in usable])
    closeness = rows @ np.asarray(rows.mean(axis=0)).ravel()
    nearest = np.full(len(usable), -1.0)
    chosen: dict[int, Reason] = {}

    def choose(one: int, reason: Reason) -> None:
        chosen[one] = reason
        np.maximum(nearest, (rows @ rows[one].T).toarray().ravel(), out=nearest)

    for _ in range(typical):
        if (one := _best(closeness, nearest)) is not None:
            choose(one, Reason.TYPICAL)
    for members in _unheard_groups([groups[place] for place in usable] if groups else [], chosen):
        choose(max(members, key=lambda one: (closeness[one], -one)), Reason.SMALL_GROUP)
    for _ in range(different):
        if (one := _best(-nearest, nearest)) is not None:
            choose(one, Reason.DIFFERENT)
    return [Quote(usable[one], reason) for one, reason in chosen.items()]


def _rows(texts: Sequence[str]) -> Sparse:
    """The TF-IDF of the characters of each text, rows of length 1."""
    counts = gram_counts(texts)
    return weighted(counts, inverse_frequency(counts))


def _best(wish: Floats, nearest: Floats) -> int | None:
    """The first text with the greatest wish among those that repeat no quote; None where each does."""
    allowed = np.flatnonzero(nearest < REPEATS_FROM)
    return int(allowed[wish[allowed].argmax()]) if len(allowed) else None


def _unheard_groups(groups: Sequence[str], chosen: dict[int, Reason]) -> list[list[int]]:
    """The members of each group but the largest that nothing chosen comes from, the smallest group first."""
    sizes = Counter(group for group in groups if group)
    ordered = sorted(sizes, key=lambda group: (sizes[group], group))[:-1]
    heard = {groups[one] for one in chosen} if groups else set()
    return [[one for one, mine in enumerate(groups) if mine == group] for group in ordered if group not in heard]
