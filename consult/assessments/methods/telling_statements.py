"""The few statements that tell a group from the others, divide the groups, or leave people undecided.

A statement represents a group when more than half of it cast one vote and did so more often than the other groups,
both with 90 % confidence; the first are those with the largest R × z(R) × P × z(P), as in Polis (Small et al. 2021).
"""

from dataclasses import dataclass

import numpy as np

from consult.assessments.methods.consensus import p_test, representativeness, smoothed, two_proportion_z
from consult.assessments.methods.opinion_matrix import AGREE, DISAGREE, Mask, Tally
from consult.assessments.methods.wilson import Z_95, Floats, wilson_shares

Z_90 = 1.2815515655446004  # one-sided
MOST = 5


@dataclass(frozen=True)
class Telling:
    """A statement that represents a group: whether by agreeing or disagreeing, with its ratio and both z."""

    statement: int
    vote: int
    ratio: float
    z_ratio: float
    z_share: float


def representative(tally: Tally, is_out: Mask, most: int = MOST) -> list[list[Telling]]:
    """For each group at most `most` statements that represent it, the most telling first; `is_out` bool (m,)."""
    groups, votes = len(tally.agree), tally.votes
    found: list[list[tuple[float, Telling]]] = [[] for _ in range(groups)]
    for vote, count in ((AGREE, tally.agree), (DISAGREE, tally.disagree)):
        against, share = representativeness(count, votes), p_test(count, votes)
        strength = against.ratio * against.z * smoothed(count, votes) * share
        for at, statement in np.argwhere((against.z > Z_90) & (share > Z_90) & ~is_out):
            cell = at, statement
            telling = Telling(int(statement), vote, float(against.ratio[cell]), float(against.z[cell]), float(share[cell]))
            found[at].append((float(strength[cell]), telling))
    return [[telling for _, telling in sorted(mine, key=_rank)[:most]] for mine in found]


def _rank(found: tuple[float, Telling]) -> tuple[float, int]:
    return -found[0], found[1].statement


def divisive(tally: Tally, is_out: Mask, most: int = MOST) -> list[int]:
    """At most `most` statements on which the agreement of two groups differs most, and with 95 % confidence."""
    agree, votes = tally.agree, tally.votes
    if len(agree) < 2:
        return []
    share = smoothed(agree, votes)
    high, low = share.argmax(axis=0), share.argmin(axis=0)
    columns = np.arange(agree.shape[1])
    spread = share[high, columns] - share[low, columns]
    z = two_proportion_z(agree[high, columns], votes[high, columns], agree[low, columns], votes[low, columns])
    return _first(spread, (z > Z_95) & ~is_out, most)


def uncertain(tally: Tally, is_out: Mask, most: int = MOST) -> list[int]:
    """At most `most` statements on which people pass more often than on all together, and with 95 % confidence.

    Groups are taken together.
    """
    votes, passes = tally.votes.sum(axis=0), tally.passes.sum(axis=0)
    usual = passes[~is_out].sum() / max(1, votes[~is_out].sum())
    lower = np.nan_to_num(wilson_shares(passes, votes).low, nan=0.0)
    return _first(lower, (lower > usual) & ~is_out, most)


def _first(value: Floats, wanted: Mask, most: int) -> list[int]:
    order = np.argsort(-value, kind="stable")
    return [int(statement) for statement in order[wanted[order]][:most]]
