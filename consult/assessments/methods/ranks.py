"""How sure the order of needs is: a seeded bootstrap of respondents (Efron 1979), rank intervals and bands.

Each draw takes as many respondents as there are, with replacement, and orders the needs anew by importance-satisfaction.
Chunks of respondents may be computed apart (`bootstrap.chunk_sums` of `summands`), added, and ranked together (`ranks_of`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.bootstrap import WEIGHT_UNIT, chunks, drawn_sums
from consult.assessments.methods.importance_satisfaction import Answers
from consult.assessments.methods.need_sums import NeedSums, summands, urgency
from consult.assessments.methods.wilson import Counts, Floats

MIN_DRAWS = 1_000
# Of fewer people draws all look alike: an order is indicative, however narrow the intervals of the places are.
SURE_FROM = 30
LOW, HIGH = 0.025, 0.975
OrderingRule = Callable[[NeedSums], Floats]
"""An index from 0 to 1 of needs, (…, m), the highest first, from sums over people; NaN where it has none."""

LAST = -1.0  # stands for needs that are not ranked, below any index


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


def rank_intervals(answers: Answers, draws: int, seed: int, weights: Floats | None = None, fewest: int = 1) -> Ranks:
    """The places of the needs by importance-satisfaction, with their intervals over `draws` bootstrap draws.

    `weights`: float64 (n,), mean 1, of each respondent; they stay what they are in each draw. What fewer than `fewest` people
    have rated gets no place.
    Raises ValueError below MIN_DRAWS draws, as the ends of the interval would be noise.
    """
    if draws < MIN_DRAWS:
        raise ValueError(f"at least {MIN_DRAWS} draws are needed")
    drawn = drawn_sums(lambda part: summands(answers, part), answers.respondents, draws, seed, weights)
    is_rankable = answers.is_pickable & answers.is_rated & (answers.is_valid().sum(axis=0) >= fewest)
    return ranks_of(observed_sums(answers, weights), drawn, is_rankable)


def observed_sums(answers: Answers, weights: Floats | None = None) -> Floats:
    """float64 (columns,): the sums of the summands over all respondents, weighted where there are weights."""
    sums = np.zeros(summands(answers, slice(0, 0)).shape[1])
    for part in chunks(answers.respondents):
        added = summands(answers, part)
        if weights is None:
            sums += added.sum(axis=0, dtype=np.int64)
        else:
            sums += (np.rint(weights[part] / WEIGHT_UNIT) @ added) * WEIGHT_UNIT
    return sums


def ranks_of(
    observed: Floats,
    drawn: Floats,
    is_asked: NDArray[np.bool_],
    rule: OrderingRule = urgency,
    between: tuple[Floats, Floats] | None = None,
) -> Ranks:
    """The places of m needs from `observed` sums (columns,) and those of each draw, (draws, columns), as `need_sums` has them.

    `is_asked`: bool (m,), whether the questions the rule needs were asked of a need; one without a valid answer gets no
    place either. `rule` gives the index that orders the needs. `between`: float64 (m,) each, between what the index lies of
    needs whose index may not be told, NaN of the others: places then follow from these ends, in no draw from the index.
    """
    needs = len(is_asked)
    index = rule(NeedSums(observed, needs))
    is_ranked = is_asked & ~np.isnan(index)
    indices = np.where(is_ranked, np.nan_to_num(rule(NeedSums(drawn, needs))), LAST)
    ends = between or (np.full(needs, np.nan), np.full(needs, np.nan))
    lows, highs = (np.where(is_ranked & ~np.isnan(end), end, indices) for end in ends)
    best, worst = _places(lows, highs)
    middle = np.where(is_ranked, np.where(np.isnan(ends[0]), index, (ends[0] + ends[1]) / 2), LAST)[None, :]
    rank = _places(middle, middle)[0][0]
    places = [np.where(is_ranked, one, 0).astype(np.int64) for one in (rank, _end(best, LOW), _end(worst, HIGH))]
    index_low, index_high = (np.where(is_ranked, _end(indices, end), np.nan) for end in (LOW, HIGH))
    return Ranks(places[0], places[1], places[2], index_low, index_high)


def _end(drawn: NDArray[Any], share: float) -> Floats:
    """(m,): the value below which that share of the draws (draws, m) lies; always one of the drawn values."""
    end: Floats = np.quantile(drawn, share, axis=0, method="inverted_cdf")
    return end


def _places(lows: Floats, highs: Floats) -> tuple[Counts, Counts]:
    """Two (draws, m): the best and the worst place of each need, which differ where needs are level or lie between two ends."""
    best, worst = np.empty(lows.shape, np.int64), np.empty(lows.shape, np.int64)
    for need in range(lows.shape[1]):
        low, high = lows[:, need, None], highs[:, need, None]
        best[:, need], worst[:, need] = 1 + (lows > high).sum(axis=1), (highs >= low).sum(axis=1)
    return best, worst
