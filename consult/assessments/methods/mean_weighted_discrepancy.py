"""Mean weighted discrepancy: how far what people have lies below what matters to them, weighted by how much it matters to all.

WDS_ij = (I_ij − C_ij) Ī_j, MWDS_j = mean over i of WDS_ij. Borich, G. D. (1980), "A needs assessment model for conducting
follow-up studies", Journal of Teacher Education 31, 39–42. Only people who rated both count, in Ī_j too.
"""

import numpy as np

from consult.assessments.methods.discrepancy import Discrepancy, PairCounts
from consult.assessments.methods.wilson import Z_95, Floats


def mean_weighted_discrepancy(pairs: PairCounts) -> Discrepancy:
    """Of each need, in squared points of the scale: 0 where importance and current level are equal, high where a need is not met.

    The interval is the value ± 1.96 standard errors by linearisation of the product of two means.
    """
    people, base = pairs.people, pairs.base
    n = np.where(base > 0, base, np.nan)
    gaps, levels = pairs.gaps, 1.0 + np.arange(people.shape[1])[:, None]
    gap, mean = (people * gaps).sum(axis=(1, 2)) / n, (people * levels).sum(axis=(1, 2)) / n
    value: Floats = gap * mean
    centred, by_importance = gaps - gap[:, None, None], levels - mean[:, None, None]
    influence = centred * mean[:, None, None] + by_importance * gap[:, None, None]
    with np.errstate(invalid="ignore", divide="ignore"):
        reach = Z_95 * np.sqrt((people * influence**2).sum(axis=(1, 2)) / (n * np.where(n > 1, n - 1, np.nan)))
    return Discrepancy(value, value - reach, value + reach, base)
