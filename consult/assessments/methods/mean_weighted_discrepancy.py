"""Mean weighted discrepancy: how far what people have lies below what matters to them, weighted by how much it matters to all.

WDS_ij = (I_ij − C_ij) Ī_j, MWDS_j = mean over i of WDS_ij. Borich, G. D. (1980), "A needs assessment model for conducting
follow-up studies", Journal of Teacher Education 31, 39–42. Only people who rated both count, in Ī_j too.
"""

import numpy as np

from consult.assessments.methods.discrepancy import Discrepancy, Pairs
from consult.assessments.methods.wilson import Z_95, Floats


def mean_weighted_discrepancy(pairs: Pairs) -> Discrepancy:
    """Of each need, in squared points of the scale: 0 where importance and current level are equal, high where a need is not met.

    The interval is the value ± 1.96 standard errors by linearisation of the product of two means.
    """
    is_complete = pairs.is_complete
    base = is_complete.sum(axis=0)
    n = np.where(base > 0, base, np.nan)
    gaps = np.where(is_complete, pairs.importance.astype(np.float64) - pairs.current, 0.0)
    importance = np.where(is_complete, pairs.importance.astype(np.float64), 0.0)
    gap, mean = gaps.sum(axis=0) / n, importance.sum(axis=0) / n
    influence = np.where(is_complete, (gaps - gap) * mean + (importance - mean) * gap, 0.0)
    value: Floats = gap * mean
    with np.errstate(invalid="ignore", divide="ignore"):
        reach = Z_95 * np.sqrt((influence**2).sum(axis=0) / (n * np.where(n > 1, n - 1, np.nan)))
    return Discrepancy(value, value - reach, value + reach, base)
