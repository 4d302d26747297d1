"""Weighted shares so coarse that, beside the unweighted ones, they do not tell how many people of a small group said what.

A weighted share is a second sum over the same people: Σ w n / Σ w N beside Σ n. Of two groups both sums together give back how
many of each said it; of more they narrow it down. Where a number that is small could be had back so, the share of two groups is
not told, and that of more is rounded to a step that leaves the numbers of each group open by several people.
"""

import numpy as np

from consult.assessments.methods.wilson import Counts, Floats
from consult.core.disclosure import THRESHOLD

# How many people the rounding leaves open, between the groups whose weights differ most.
OPEN = 3
STEPS = (1.0, 2.0, 5.0, 10.0)
# A share rounded more coarsely than to so much would mislead where it comes first.
COARSEST = 0.02


def steps(count: Counts, base: Counts, weights: Floats) -> Floats:
    """float64 (m,): the step to round each of m weighted shares to; 0 for as it is, NaN where it may not be told.

    `count`, `base`: int64 (c, m), of each of c groups how many said it and how many answered; `weights`: float64 (c,).
    """
    parts = np.concatenate([count, base - count])
    found = np.zeros(count.shape[1])
    for place in np.flatnonzero(((parts > 0) & (parts < THRESHOLD)).any(axis=0)):
        found[place] = _step(base[:, place], weights)
    return found


def rounded(shares: Floats, to: Floats) -> Floats:
    """The shares (m,) rounded to their steps (m,), NaN where they may not be told."""
    with np.errstate(invalid="ignore", divide="ignore"):
        coarse = np.clip(np.round(shares / to) * to, 0, 1)
    return np.where(to == 0, shares, coarse)


def can_be_told(to: Floats) -> bool:
    """Whether shares with these steps (m,) may all be told, and none would mislead where it comes first."""
    return not np.isnan(to).any() and bool(to.max() <= COARSEST)


def _step(base: Counts, weights: Floats) -> float:
    """The least of 1, 2, 5 × 10ⁿ that leaves OPEN people open."""
    mine = weights[base > 0]
    if len(mine) <= 2:
        return float("nan") if len(mine) == 2 and mine[0] != mine[1] else 0.0
    least = OPEN * float(mine.max() - mine.min()) / float(base.sum())
    if least == 0:
        return 0.0
    scale = 10.0 ** np.floor(np.log10(least))
    return min(1.0, float(next(step * scale for step in STEPS if step * scale >= least * (1 - 1e-9))))
