"""Inequality of a need: how far the worst-off group of people is from the best-off, and whether a need gathers in few groups."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from consult.assessments.methods.representativeness import dissimilarity
from consult.assessments.methods.share_difference import share_difference
from consult.assessments.methods.wilson import Counts

# Opinions of groups of fewer people are not compared.
FEWEST = 20
LEVEL = 0.95


@dataclass(frozen=True)
class Inequality:
    """Of g groups, the places of the best-off and the worst-off, and the difference of their shares with its interval."""

    best: int
    worst: int
    difference: float
    low: float
    high: float


def inequality(satisfied: Counts, base: Counts, fewest: int = FEWEST) -> Inequality | None:
    """The best-off group against the worst-off, by the share `satisfied` / `base` (g,) of each; None below two groups.

    The two are chosen because they are far apart, so the interval is made to hold for all pairs of groups at once (Bonferroni):
    it says 0 where the groups may well be equal. Groups of fewer than `fewest` people are left out.
    """
    groups = np.flatnonzero(base >= max(fewest, 1))
    if len(groups) < 2:
        return None
    shares = satisfied[groups] / base[groups]
    best, worst = groups[shares.argmax()], groups[len(groups) - 1 - shares[::-1].argmin()]
    pairs = len(groups) * (len(groups) - 1) / 2
    z = NormalDist().inv_cdf(1 - (1 - LEVEL) / 2 / pairs)
    ends = [(np.array([satisfied[one] / base[one]]), np.array([float(base[one])])) for one in (best, worst)]
    found = share_difference(*ends[0], *ends[1], z)
    return Inequality(int(best), int(worst), float(found.value[0]), float(found.low[0]), float(found.high[0]))


def concentration(concerned: Counts, everybody: Counts) -> float:
    """Whether a need gathers in few groups: D between those it concerns and everybody, both counted by group (g,).

    0: each group has its part; near 1: all in one small group. NaN where it concerns nobody.
    """
    if not concerned.sum() or not everybody.sum():
        return float("nan")
    return dissimilarity(concerned / concerned.sum(), everybody / everybody.sum())
