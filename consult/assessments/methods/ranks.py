"""How sure the order of needs is: a seeded bootstrap of respondents (Efron 1979), rank intervals and bands.

Each draw takes as many respondents as there are, with replacement, and orders the needs anew by
importance-satisfaction. Only the sums of each draw are needed, so a draw is a vector of weights (how often each
respondent was drawn) and all draws together one product of matrices; every sum is a whole number that float32
holds exactly (below 2²⁴ respondents), so the result does not depend on the machine.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.importance_satisfaction import Answers, importance_satisfaction
from consult.assessments.methods.wilson import Counts, Floats

MIN_DRAWS = 1_000
LOW, HIGH = 0.025, 0.975
LAST = -1.0  # stands for needs that are not ranked, below any index
WEIGHTS_AT_ONCE = 8_000_000
RESPONDENTS_AT_ONCE = 65_536


@dataclass(frozen=True)
class Ranks:
    """Places of m needs; 1 is the most needed.

    `rank`, `low`, `high`: int64 (m,), the place, the best and the worst place of its 95 % interval, 0 where it has none;
    `index_low`, `index_high`: float64 (m,), the interval of importance-satisfaction itself, NaN where it has none.
    """

    rank: Counts
    low: Counts
    high: Counts
    index_low: Floats
    index_high: Floats

    def overlaps(self) -> NDArray[np.bool_]:
        """bool (m, m): whether the rank intervals of two needs overlap; False for a need and itself."""
        ranked = self.rank > 0
        both = (self.low[:, None] <= self.high[None, :]) & (self.low[None, :] <= self.high[:, None])
        meets: NDArray[np.bool_] = both & ranked[:, None] & ranked[None, :] & ~np.eye(len(ranked), dtype=bool)
        return meets

    def bands(self) -> Counts:
        """int64 (m,): the number of each need's band, from 1; 0 where it has no rank.

        Needs that overlap share a band, and so do needs linked by a chain of overlaps.
        """
        bands, band, reached = np.zeros(len(self.rank), np.int64), 0, 0
        for need in np.lexsort((self.high, self.low)):
            if self.rank[need]:
                band += bool(self.low[need] > reached)
                reached = max(reached, int(self.high[need]))
                bands[need] = band
        return bands


def rank_intervals(answers: Answers, draws: int, seed: int) -> Ranks:
    """The places of the needs by importance-satisfaction, with their intervals over `draws` bootstrap draws.

    Raises ValueError below MIN_DRAWS draws, as the ends of the interval would be noise.
    """
    if draws < MIN_DRAWS:
        raise ValueError(f"at least {MIN_DRAWS} draws are needed")
    sums = _summands(answers)
    observed = _index(sums.sum(axis=0, dtype=np.float64)[None, :], answers.respondents)[0]
    is_ranked = answers.is_pickable & answers.is_rated & ~np.isnan(observed)
    drawn = np.concatenate([_index(block, answers.respondents) for block in _drawn_sums(sums, draws, seed)])
    drawn = np.where(is_ranked, np.nan_to_num(drawn), LAST)
    best, worst = _places(drawn)
    rank = _places(np.where(is_ranked, observed, LAST)[None, :])[0][0]
    places = [np.where(is_ranked, one, 0).astype(np.int64) for one in (rank, _end(best, LOW), _end(worst, HIGH))]
    index_low, index_high = (np.where(is_ranked, _end(drawn, end), np.nan) for end in (LOW, HIGH))
    return Ranks(places[0], places[1], places[2], index_low, index_high)


def _end(drawn: NDArray[Any], share: float) -> Floats:
    """(m,): the value below which that share of the draws (draws, m) lies; always one of the drawn values."""
    end: Floats = np.quantile(drawn, share, axis=0, method="inverted_cdf")
    return end


def _summands(answers: Answers) -> NDArray[np.uint8]:
    """uint8 (n, 3m): whether each respondent names, is satisfied with, and validly rates each need."""
    return np.concatenate([answers.picks, answers.is_satisfied(), answers.is_valid()], axis=1).astype(np.uint8)


def _index(sums: Floats, respondents: int) -> Floats:
    """(draws, m) importance-satisfaction from (draws, 3m) sums; NaN where nobody rated the need."""
    named, satisfied, valid = np.split(sums.astype(np.float64), 3, axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return importance_satisfaction(named / respondents, satisfied / valid)


def _drawn_sums(summands: NDArray[np.uint8], draws: int, seed: int) -> list[Floats]:
    """The sums of each draw, in blocks (draws in the block, 3m), so that memory stays bounded."""
    respondents, columns = summands.shape
    random = np.random.Generator(np.random.PCG64(seed))
    at_once = max(1, WEIGHTS_AT_ONCE // max(1, respondents))
    blocks = []
    for first in range(0, draws, at_once):
        weights = np.empty((min(at_once, draws - first), respondents), np.float32)
        for row in weights:
            row[:] = np.bincount(random.integers(0, max(1, respondents), respondents), minlength=respondents)
        sums = np.zeros((len(weights), columns), np.float64)
        for start in range(0, respondents, RESPONDENTS_AT_ONCE):
            part = slice(start, start + RESPONDENTS_AT_ONCE)
            sums += weights[:, part] @ summands[part].astype(np.float32)
        blocks.append(sums)
    return blocks


def _places(index: Floats) -> tuple[Counts, Counts]:
    """Two (draws, m): the best and the worst place of each need, which differ where needs are level."""
    mine, others = index[:, :, None], index[:, None, :]
    return 1 + (others > mine).sum(axis=2), (others >= mine).sum(axis=2)
