"""Intensity: of those who are not satisfied, how many could not be less so."""

from typing import ClassVar

import numpy as np

from consult.assessments.indicators.contract import Figures
from consult.assessments.inputs import Inputs
from consult.assessments.methods.importance_satisfaction import SATISFIED_FROM
from consult.assessments.methods.ranks import Ranks
from consult.assessments.methods.small_shares import SmallShares, small_shares
from consult.assessments.methods.wilson import Counts, wilson_shares
from consult.core.disclosure import THRESHOLD, count_bounds, suppress
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.web.locale import share


class Intensity:
    """The share of the lowest mark among the marks that are not satisfied."""

    key: ClassVar[str] = "intensity"
    label: ClassVar[LazyText] = _l("Intensity")
    definition: ClassVar[LazyText] = _l(
        "Among participants who are not satisfied with what answers this need (1, 2 or 3 out of 5), "
        "the share who gave the lowest mark, 1 out of 5."
    )
    unit: ClassVar[str] = "share"
    digits: ClassVar[int] = 4

    def compute(self, inputs: Inputs, ranks: Ranks) -> Figures:
        """Shares of those who are not satisfied, with their Wilson interval."""
        counts = inputs.counts
        levels = np.zeros((counts.needs, SATISFIED_FROM - 1), np.int64) if counts.levels is None else _unsatisfied(counts.levels)
        shares = wilson_shares(levels[:, 0], levels.sum(axis=1)).where(counts.is_rated)
        # How many are not satisfied tells how many are: where one may not be told neither is the other.
        is_telling = small_shares(counts.satisfied, counts.valid).is_small
        return Figures(shares.value, shares.low, shares.high, np.where(is_telling, 0, shares.base), _small(levels))

    def written(self, value: float) -> str:
        """A percentage."""
        return share(value)


def _unsatisfied(levels: Counts) -> Counts:
    """int64 (m, 3): how many gave each of the marks that are not satisfied."""
    return levels[:, : SATISFIED_FROM - 1]


def _small(levels: Counts) -> SmallShares:
    """The lowest mark is told where it may be told beside the other two; where it is few people who gave it, that is said.

    Where it is hidden for the sake of the other two nothing is said in its place.
    """
    is_small = np.array([suppress(dict(enumerate(row)))[0] is None for row in levels.tolist()], bool)
    is_few = is_small & (levels[:, 0] > 0) & (levels[:, 0] < THRESHOLD)
    ends = np.array([count_bounds(1, base) for base in levels.sum(axis=1).tolist()], np.float64).reshape(-1, 2)
    at_least, at_most = np.where(is_few, ends.T / np.maximum(levels.sum(axis=1), 1), np.nan)
    return SmallShares(is_small, at_least, at_most)
