"""Importance-satisfaction: what many people name and few are satisfied with.

IS_j = I_j (1 − S_j), the practice of the ETC Institute, rooted in importance-performance analysis
(Martilla & James 1977, Journal of Marketing 41). I_j is the share of all respondents naming need j among
their picks; S_j the share of codes 4 and 5 among the valid answers (1 to 5) about what answers it today.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.wilson import Counts, Floats, Shares, wilson_shares

SATISFIED_FROM, RATING_MAX = 4, 5


@dataclass(frozen=True)
class Answers:
    """What respondents said of needs.

    `picks`: bool (n, m), whether respondent i names need j; `ratings`: int8 (n, m), 1 to 5, 0 for no valid answer;
    `is_pickable`, `is_rated`: bool (m,), whether the question was asked of that need at all; `levels`: int8 (n, m), 1 to 5,
    how much need j matters to respondent i, 0 for no valid answer; None where nobody was asked to rate that.
    """

    picks: NDArray[np.bool_]
    ratings: NDArray[np.int8]
    is_pickable: NDArray[np.bool_]
    is_rated: NDArray[np.bool_]
    levels: NDArray[np.int8] | None = None

    def part(self, some: slice) -> Self:
        """What a slice of the respondents said."""
        levels = None if self.levels is None else self.levels[some]
        return type(self)(self.picks[some], self.ratings[some], self.is_pickable, self.is_rated, levels)

    @property
    def respondents(self) -> int:
        """How many people answered."""
        return len(self.picks)

    @property
    def needs(self) -> int:
        """How many needs there are."""
        return len(self.is_pickable)

    def is_satisfied(self) -> NDArray[np.bool_]:
        """bool (n, m): whether the answer is 4 or 5."""
        return (self.ratings >= SATISFIED_FROM) & self.is_valid()

    def is_valid(self) -> NDArray[np.bool_]:
        """bool (n, m): whether the answer is one of 1 to 5."""
        return (self.ratings >= 1) & (self.ratings <= RATING_MAX)


def importance(answers: Answers) -> Shares:
    """The share of all respondents naming each need, (m,)."""
    named: Counts = answers.picks.sum(axis=0, dtype=np.int64)
    return wilson_shares(named, np.full(answers.needs, answers.respondents)).where(answers.is_pickable)


def satisfaction(answers: Answers) -> Shares:
    """The share of satisfied people among the valid answers about each need, (m,)."""
    satisfied: Counts = answers.is_satisfied().sum(axis=0, dtype=np.int64)
    valid: Counts = answers.is_valid().sum(axis=0, dtype=np.int64)
    return wilson_shares(satisfied, valid).where(answers.is_rated)


def importance_satisfaction(importance: Floats, satisfaction: Floats) -> Floats:
    """I (1 − S), between 0 and 1; any shape; NaN where one of the two is not measured."""
    return importance * (1.0 - satisfaction)


def index_interval(named: Shares, content: Shares, drawn: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """The ends of the 95 % interval of I (1 − S), (m,): the wider, on each side, of what draws show and what both shares allow.

    Draws follow how importance and satisfaction go together, but of few people, or of people who all say the same, they all
    are alike: an interval of no width. There the intervals of the two shares (Wilson) are put together, as the variance of
    a product is: Donner, A. & Zou, G. Y. (2012), Statistical Methods in Medical Research 21, 347–359.
    """
    value = importance_satisfaction(named.value, content.value)
    below = _put_together(named.value, 1 - content.value, named.value - named.low, content.high - content.value)
    above = _put_together(named.value, 1 - content.value, named.high - named.value, content.value - content.low)
    return np.minimum(drawn[0], np.clip(value - below, 0, 1)), np.maximum(drawn[1], np.clip(value + above, 0, 1))


def _put_together(one: Floats, other: Floats, reach: Floats, other_reach: Floats) -> Floats:
    both: Floats = np.sqrt((other * reach) ** 2 + (one * other_reach) ** 2 + (reach * other_reach) ** 2)
    return both
