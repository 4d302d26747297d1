"""How many people without weights each weighted share may be told to be worth.

Kish's effective sample promises too much where those with large weights say it; a share's own variance (`weighted_shares`) tells
how those who say it spread over the groups. So in its place stands the largest variance that is possible for anybody who knows
the two shares that are told, the weighted and the plain one: an interval so wide holds the truth as often as it says, and tells
nothing more. With k_c of the b_c people of group c who were asked, n_c of them in all, with weight w_c, it is the most of
Σ w_c² (k_c (1 − 2p) + b_c p² − (k_c − b_c p)² / n_c) / (Σ w_c b_c)² where Σ k_c and Σ w_c k_c are given: by duality any two
multipliers bound it from above, and Newton's method finds good ones (Boyd & Vandenberghe 2004, Convex Optimization, chapter 5).
"""

import numpy as np

from consult.assessments.methods.coarse_shares import rounded
from consult.assessments.methods.effective_sample import effective_sample, told_sample
from consult.assessments.methods.wilson import Counts, Floats

# Groups of whom all or none say it count a little in a step of Newton's, or it could go anywhere.
ITERATIONS, AT_AN_END, DAMPING = 20, 0.02, 1e-9


def told_samples(count: Counts, base: Counts, people: Counts, weights: Floats, to: Floats, kept: float = 1.0) -> Floats:
    """Effective samples (m,) of m weighted shares, which are told in the steps `to` (m,); NaN where nobody was asked.

    `count`, `base`: int64 (c, m), of each of c groups how many said it and how many answered; `people`, `weights`: int64 and
    float64 (c,), how many are in it and the weight of each, by raking. Samples of shares in steps are told in tens: exact ones
    would tell how many of each group answered. `kept`: the part of the sample of the weights that may be told.
    """
    kish = np.array([effective_sample(weights, column).n_eff for column in base.T])
    total = weights @ base
    with np.errstate(divide="ignore", invalid="ignore"):
        share = rounded(weights @ count / total, to)
        wanted = np.stack([count.sum(axis=0).astype(np.float64), share * total])
        most = _most_variance(share, wanted, to / 2 * total, base, people[:, None], weights[:, None])
        own = np.where(most > 0, share * (1 - share) * total**2 / most, np.inf)
    return told_sample(kept * np.fmin(kish, np.where((share > 0) & (share < 1), own, np.nan)), base, is_coarse=to != 0)


def _most_variance(share: Floats, wanted: Floats, slack: Floats, base: Counts, people: Counts, weights: Floats) -> Floats:
    """(m,): an upper bound of the variance times (Σ w b)², close to the least there is.

    `wanted` (2, m): the two sums that are given, the second within `slack` (m,), as the share is rounded.
    """
    squares, slope = weights**2, 1 - 2 * share
    prices, best = np.zeros((2, len(share))), np.full(len(share), np.inf)
    bends = np.broadcast_to(people / (2 * squares), base.shape)
    for _round in range(ITERATIONS):
        price = prices[0] + prices[1] * weights
        free = base * share + people / 2 * (slope - price / squares)
        k = np.clip(free, 0, base)
        gain = squares * (k * slope + base * share**2 - (k - base * share) ** 2 / people) - price * k
        best = np.fmin(best, gain.sum(axis=0) + (prices * wanted).sum(axis=0) + np.abs(prices[1]) * slack)
        over = wanted - np.stack([k.sum(axis=0), (weights * k).sum(axis=0)])
        prices = prices - _solved(np.where(free == k, 1.0, AT_AN_END if _round else 1.0) * bends, weights, over)
    return best


def _solved(bends: Floats, weights: Floats, slopes: Floats) -> Floats:
    """(2, m): a step of Newton's method, where each group bends so much."""
    a, b, c = (np.sum(bends * weights**power, axis=0) for power in (0, 1, 2))
    a, c = a * (1 + DAMPING) + DAMPING, c * (1 + DAMPING) + DAMPING
    determinant = a * c - b * b
    solved: Floats = np.stack([c * slopes[0] - b * slopes[1], a * slopes[1] - b * slopes[0]]) / determinant
    return solved
