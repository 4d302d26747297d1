"""Intervals of a share estimated from a complex sample, from the share and its standard error, as R `svyciprop` gives them.

Korn, E. L. & Graubard, B. I. (1998), "Confidence intervals for proportions with small expected number of positive counts",
Survey Methodology 24, 193–201: the exact binomial interval (Clopper & Pearson 1934) on the effective sample p (1 − p) / se².
"""

import numpy as np
from scipy.special import betaincinv, expit, logit, stdtrit

from consult.assessments.methods.wilson import Floats

LEVEL = 0.95
# A standard error below this part of that of n participants without weights is none: rounding left it.
NO_ERROR = 1e-6


def beta_interval(share: Floats, error: Floats, n: int) -> tuple[Floats, Floats]:
    """The Korn–Graubard interval of shares (m,) with standard errors (m,) from `n` participants drawn one by one.

    Where there is no standard error, as at 0 and at 1, the effective sample is `n`.
    """
    spread = share * (1 - share)
    with np.errstate(divide="ignore", invalid="ignore"):
        n_eff = np.where(error > NO_ERROR * np.sqrt(spread / n), spread / error**2, float(n))
    yes, no, tail = n_eff * share, n_eff * (1 - share), (1 - LEVEL) / 2
    low = np.where(share > 0, betaincinv(np.maximum(yes, 1e-300), no + 1, tail), 0.0)
    high = np.where(share < 1, betaincinv(yes + 1, np.maximum(no, 1e-300), 1 - tail), 1.0)
    return low, high


def logit_interval(share: Floats, error: Floats, n: int) -> tuple[Floats, Floats]:
    """The interval logit(p) ± t se / (p (1 − p)), t with n − 1 degrees of freedom, as shares (m,); NaN at 0 and at 1."""
    is_inside = (share > 0) & (share < 1)
    inside = np.where(is_inside, share, np.nan)
    reach = stdtrit(max(n - 1, 1), (1 + LEVEL) / 2) * error / (inside * (1 - inside))
    return expit(logit(inside) - reach), expit(logit(inside) + reach)
