"""Mean weighted discrepancy: how far what people have lies below what matters to them, weighted by how much it matters to all.

WDS_ij = (I_ij − C_ij) Ī_j, MWDS_j = mean over i of WDS_ij. Borich, G. D. (1980), "A needs assessment model for conducting
follow-up studies", Journal of Teacher Education 31, 39–42. Only people who rated both count, in Ī_j too.
"""

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.discrepancy import Discrepancy, PairCounts
from consult.assessments.methods.wilson import Z_95, Counts, Floats


def mean_weighted_discrepancy(pairs: PairCounts) -> Discrepancy:
    """Of each need, in squared points of the scale: 0 where importance and current level are equal, high where a need is not met.

    The interval is that of the product of two means, linearised, by Student's distribution, with two people added who find the
    need middling and have all or nothing of it, as Agresti and Coull (1998) add some to a share: where few people see a gap,
    those asked may all have missed it, and the interval would be far too short.
    """
    people, base = pairs.people, pairs.base
    value, _variance = _product(pairs, people)
    more, middle = people.copy(), (people.shape[1] - 1) // 2
    more[:, middle, [0, -1]] += 1
    centre, variance = _product(pairs, more)
    reach = _student(base - 1) * np.sqrt(variance)
    return Discrepancy(value, np.fmin(centre - reach, value) + 0 * reach, np.fmax(centre + reach, value) + 0 * reach, base)


def _student(freedom: Counts) -> Floats:
    """The 97.5 % quantile of Student's distribution, to a thousandth from 7 degrees on; NaN below 1.

    Fisher and Cornish's series in 1/ν (Abramowitz and Stegun 26.7.5), which spares each page the load of a large library.
    """
    z, v = Z_95, np.where(freedom > 0, freedom, np.nan)
    terms = ((z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96, (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384)
    quantile: Floats = z + terms[0] / v + terms[1] / v**2 + terms[2] / v**3
    return quantile


def _product(pairs: PairCounts, people: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """(m,) each: mean gap times mean importance of these people, and the variance of that product; NaN of nobody."""
    n, gaps, levels = people.sum(axis=(1, 2)), pairs.gaps, 1.0 + np.arange(people.shape[1])[:, None]
    known = np.where(n > 0, n, np.nan)
    gap, mean = (people * gaps).sum(axis=(1, 2)) / known, (people * levels).sum(axis=(1, 2)) / known
    influence = (gaps - gap[:, None, None]) * mean[:, None, None] + (levels - mean[:, None, None]) * gap[:, None, None]
    variance = (people * influence**2).sum(axis=(1, 2)) / (known * np.where(n > 1, n - 1, np.nan))
    return gap * mean, variance
