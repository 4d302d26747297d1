"""The four quarters of the plane of importance and satisfaction, cut at both means: for display, never for an order.

Martilla, J. A. & James, J. C. (1977), "Importance-performance analysis", Journal of Marketing 41, 77–79. A cut at the mean always
puts some needs among the first, however well all of them are met: that is why the order of needs does not come from here.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.wilson import Floats

# Important and poorly served; important and well served; less important and poorly served; less important and well served.
ACT, KEEP, WATCH, ENOUGH = "act", "keep", "watch", "enough"
UNKNOWN = ""
ROUNDING = 1e-12


@dataclass(frozen=True)
class Quadrants:
    """The quarter of each of m needs, one of the words above or UNKNOWN, and where the two cuts lie."""

    quarter: NDArray[np.str_]
    importance_cut: float
    satisfaction_cut: float


def quadrants(importance: Floats, satisfaction: Floats) -> Quadrants:
    """Of needs with these shares (m,); what lies on a cut counts as important, and as poorly served.

    NaN is UNKNOWN, and so is everything where all are as important or all as well served: then no cut tells them apart.
    """
    is_known = ~np.isnan(importance) & ~np.isnan(satisfaction)
    if not is_known.any():
        return Quadrants(np.full(len(importance), UNKNOWN, dtype="<U6"), float("nan"), float("nan"))
    cuts = float(importance[is_known].mean()), float(satisfaction[is_known].mean())
    is_known &= min(np.ptp(importance[is_known]), np.ptp(satisfaction[is_known])) > ROUNDING
    is_important, is_served = importance >= cuts[0] - ROUNDING, satisfaction > cuts[1] + ROUNDING
    choices = [~is_known, is_important & ~is_served, is_important & is_served, ~is_important & ~is_served]
    return Quadrants(np.select(choices, [UNKNOWN, ACT, KEEP, WATCH], ENOUGH).astype("<U6"), *cuts)
