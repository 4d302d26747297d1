"""What weighting costs in precision: Kish's design effect and the sample without weights that would be as precise.

Kish, L. (1965), Survey Sampling, section 11.7: deff = n Σw² / (Σw)² = 1 + CV²(w), n_eff = n / deff.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.wilson import Counts, Floats
from consult.core.disclosure import THRESHOLD

TENS, LEAST = 10, 5
# What must hold of weighted figures, or they are only indicative: code and limit.
SMALL_CATEGORY, LARGE_WEIGHT, LARGE_DEFF = "small_category", "large_weight", "large_deff"
MINIMA = {SMALL_CATEGORY: 30, LARGE_WEIGHT: 5.0, LARGE_DEFF: 2.0}


@dataclass(frozen=True)
class EffectiveSample:
    """`n` participants with weights are worth `n_eff` without; `deff` = n / n_eff, at least 1. NaN where nobody has a weight."""

    n: int
    deff: float
    n_eff: float


def effective_sample(weights: Floats, counts: Counts | None = None) -> EffectiveSample:
    """Of the weights (c,), each borne by `counts` (c,) participants, or by one."""
    borne = np.ones(len(weights), np.int64) if counts is None else counts
    n, total, squares = int(borne.sum()), float(borne @ weights), float(borne @ weights**2)
    if total <= 0:
        return EffectiveSample(n, float("nan"), float("nan"))
    deff = max(1.0, n * squares / total**2)
    return EffectiveSample(n, deff, n / deff)


def are_enough(counts: Counts) -> NDArray[np.bool_]:
    """Whether each weight that is borne at all is borne by enough people: bool () of counts (c,), or (m,) of counts (c, m)."""
    return ((counts == 0) | (counts >= THRESHOLD)).all(axis=0)


def told_sample(n_eff: Floats, counts: Counts, *, is_coarse: NDArray[np.bool_] | bool = False) -> Floats:
    """Effective samples (m,) as they may be told, of weights each borne by `counts` people (c,) or (c, m).

    Beside the margins that are published, an exact one gives back how many people bear each weight. Where some weight is borne
    by too few, or where it `is_coarse` (m,) for another reason, it is told in tens, downwards; below ten as five.
    """
    return np.where(are_enough(counts) & ~np.asarray(is_coarse), n_eff, np.maximum(LEAST, TENS * np.floor(n_eff / TENS)))


def missed_minima(smallest_category: int, max_weight: float, deff: float) -> tuple[str, ...]:
    """The codes of the minima that are missed, in order; any of them makes weighted figures indicative.

    `smallest_category`: participants of the smallest category of any margin; `max_weight`: of weights whose mean is 1.
    """
    is_missed = {
        SMALL_CATEGORY: smallest_category < MINIMA[SMALL_CATEGORY],
        LARGE_WEIGHT: max_weight > MINIMA[LARGE_WEIGHT],
        LARGE_DEFF: deff > MINIMA[LARGE_DEFF],
    }
    return tuple(code for code, missed in is_missed.items() if missed)
