"""Weighted shares so coarse that, beside the unweighted ones, they do not tell how many people of a small group said what.

A weighted share is a second sum over the same people: Σ w n / Σ w N beside Σ n. Of two groups both sums together give back how
many of each said it; of more they narrow it down. Where a number that is small could be had back so, the share of two groups is
not told, and that of more is rounded to a step that leaves the numbers of each group open by several people.

Who knows what each group said finds in Σ w N how many of each answered at all. Where few of a group did not, shares are rounded
too, of two groups as of more: there how many answered is unknown beside how many said it. Each further share that is told of
the same people narrows it down, and more so where groups are two.
"""

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.wilson import Counts, Floats
from consult.core.disclosure import THRESHOLD

# How many people the rounding leaves open, between the groups whose weights differ most.
OPEN = 3
# The same between two groups, of which fewer numbers are unknown.
OPEN_OF_TWO = 6
STEPS = (1.0, 2.0, 5.0, 10.0)
# A share rounded more coarsely than to so much would mislead where it comes first.
COARSEST = 0.02


def steps(count: Counts, base: Counts, weights: Floats, silent: Counts) -> Floats:
    """float64 (m,): the step to round each of m weighted shares to; 0 for as it is, NaN where it may not be told.

    `count`, `base`: int64 (c, m), of each of c groups how many said it and how many answered; `weights`: float64 (c,);
    `silent`: int64 (s, m) or (s, 1), parts of the groups that did not answer.
    """
    is_said = _are_few(np.concatenate([count, base - count]))
    found = np.zeros(count.shape[1])
    for place in np.flatnonzero(is_said | _are_few(silent)):
        mine = weights[base[:, place] > 0]
        is_between_two = len(mine) == 2 and mine[0] != mine[1]
        found[place] = np.nan if is_between_two and is_said[place] else _step(mine, int(base[:, place].sum()))
    return found


def rounded(shares: Floats, to: Floats) -> Floats:
    """The shares (m,) rounded to their steps (m,), NaN where they may not be told."""
    with np.errstate(invalid="ignore", divide="ignore"):
        coarse = np.clip(np.round(shares / to) * to, 0, 1)
    return np.where(to == 0, shares, coarse)


def can_be_told(to: Floats) -> bool:
    """Whether shares with these steps (m,) may all be told, and none would mislead where it comes first."""
    return not np.isnan(to).any() and bool(to.max() <= COARSEST)


def _are_few(parts: Counts) -> NDArray[np.bool_]:
    """Whether any of the parts (p, m) is few people: bool (m,)."""
    return np.asarray(((parts > 0) & (parts < THRESHOLD)).any(axis=0))


def _step(weights: Floats, base: int) -> float:
    """The least of 1, 2, 5 × 10ⁿ that leaves so many people open, of so many who bear these weights."""
    people = OPEN if len(weights) > 2 else OPEN_OF_TWO
    least = people * float(np.ptp(weights)) / base if len(weights) else 0.0
    if least == 0:
        return 0.0
    scale = 10.0 ** np.floor(np.log10(least))
    return min(1.0, float(next(step * scale for step in STEPS if step * scale >= least * (1 - 1e-9))))
