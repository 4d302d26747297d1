"""What many people said of needs, counted: all that importance and satisfaction rest on, and counts of chunks add up."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.discrepancy import PairCounts, Pairs
from consult.assessments.methods.importance_satisfaction import RATING_MAX, Answers
from consult.assessments.methods.wilson import Counts, Shares, wilson_shares


@dataclass(frozen=True)
class NeedCounts:
    """Of m needs: int64 (m,) people who `named` each, are `satisfied`, gave a `valid` answer; bool (m,) what was asked at all.

    `levels`: int64 (m, 5), people who gave each rating; `pairs`: those who rated both ways, None where nobody was asked to.
    """

    respondents: int
    named: Counts
    satisfied: Counts
    valid: Counts
    is_pickable: NDArray[np.bool_]
    is_rated: NDArray[np.bool_]
    levels: Counts | None = None
    pairs: PairCounts | None = None

    @classmethod
    def of(cls, answers: Answers) -> Self:
        """Those of one table of answers."""
        named, satisfied, valid = (
            told.sum(axis=0, dtype=np.int64) for told in (answers.picks, answers.is_satisfied(), answers.is_valid())
        )
        asked = answers.is_pickable, answers.is_rated
        return cls(answers.respondents, named, satisfied, valid, *asked, levels_of(answers), pairs_of(answers))

    @property
    def paired(self) -> Counts:
        """int64 (m,): people who rated both how much each need matters and what answers it."""
        return np.zeros(self.needs, np.int64) if self.pairs is None else self.pairs.base

    @property
    def needs(self) -> int:
        """How many needs there are."""
        return len(self.named)

    def importance(self) -> Shares:
        """The share of all respondents naming each need, (m,)."""
        return wilson_shares(self.named, np.full(self.needs, self.respondents)).where(self.is_pickable)

    def satisfaction(self) -> Shares:
        """The share of satisfied people among the valid answers about each need, (m,)."""
        return wilson_shares(self.satisfied, self.valid).where(self.is_rated)


def levels_of(answers: Answers) -> Counts:
    """int64 (m, 5): how many people gave each rating from 1 to 5 to each need."""
    counts = [np.count_nonzero(answers.ratings == level, axis=0) for level in range(1, RATING_MAX + 1)]
    return np.stack(counts, axis=1).astype(np.int64)


def pairs_of(answers: Answers) -> PairCounts | None:
    """How many people gave each pair of ratings; None where nobody was asked how much needs matter."""
    return None if answers.levels is None else Pairs(answers.levels, answers.ratings).counted
