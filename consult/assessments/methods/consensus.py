"""What the opinion groups agree on, and what tells one group from the others.

Formulas of Polis (Small et al. 2021, Recerca 26), recomputed on published results. With A agreeing and D disagreeing of
the S people of a group who voted on a statement, passes included:
    P = (A + 1) / (S + 2);  group-informed consensus = ∏ P over the groups;
    test of P against one half, z = 2 √(S + 1) ((A + 1) / (S + 1) − ½);
    representativeness ratio R = P inside / P outside the group, and the pooled z of two proportions (A + 1) / (S + 1).
Beside it the lowest Wilson bound of A / S over the groups, which does not shrink with the number of groups.
Counts are int64 (groups, m), as a `Tally` holds them.
"""

from dataclasses import dataclass

import numpy as np

from consult.assessments.methods.wilson import Counts, Floats, wilson_shares


@dataclass(frozen=True)
class Consensus:
    """`gic`: float64 (m,), the chance-like product, 0 to 1, comparable within one grouping only;
    `min_group_lower`: float64 (m,), the lowest 95 % lower bound of agreement over the groups, 0 where one did not vote."""

    gic: Floats
    min_group_lower: Floats

    def order(self) -> Counts:
        """int64 (m,): the statements, the one that unites most first; by the lower bound where the product is level."""
        return np.lexsort((-self.min_group_lower, -self.gic))


def consensus(agree: Counts, votes: Counts) -> Consensus:
    """What unites the groups, from how many of each agreed and voted: (groups, m) each."""
    lower = wilson_shares(agree, votes).low
    return Consensus(smoothed(agree, votes).prod(axis=0), np.nan_to_num(lower, nan=0.0).min(axis=0))


def smoothed(count: Counts, votes: Counts) -> Floats:
    """(count + 1) / (votes + 2): the share, drawn towards one half when few voted; any shape."""
    share: Floats = (count + 1) / (votes + 2)
    return share


def p_test(count: Counts, votes: Counts) -> Floats:
    """z of the share against one half; any shape. Above 1.645, more than half with 95 % confidence."""
    z: Floats = 2 * np.sqrt(votes + 1) * ((count + 1) / (votes + 1) - 0.5)
    return z


@dataclass(frozen=True)
class Representativeness:
    """How much more often people of a group cast a vote than the people of all others: float64 (groups, m) each."""

    ratio: Floats
    z: Floats


def representativeness(count: Counts, votes: Counts) -> Representativeness:
    """Ratio and z of each group against the others, for the votes counted in `count` (groups, m)."""
    outside, outside_votes = count.sum(axis=0) - count, votes.sum(axis=0) - votes
    ratio = smoothed(count, votes) / smoothed(outside, outside_votes)
    return Representativeness(ratio, two_proportion_z(count, votes, outside, outside_votes))


def two_proportion_z(count: Counts, votes: Counts, other: Counts, other_votes: Counts) -> Floats:
    """z of the difference of two shares, one added to each count and base, pooled; 0 where everybody agrees; any shape."""
    mine, theirs, n, others = count + 1, other + 1, votes + 1, other_votes + 1
    pooled = (mine + theirs) / (n + others)
    error = np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / others))
    difference = mine / n - theirs / others
    return np.divide(difference, error, out=np.zeros(np.shape(difference)), where=error > 0)
