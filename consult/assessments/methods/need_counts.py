"""What many people said of needs, counted: all that importance and satisfaction rest on, and counts of chunks add up."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.importance_satisfaction import Answers
from consult.assessments.methods.wilson import Counts, Shares, wilson_shares


@dataclass(frozen=True)
class NeedCounts:
    """Of m needs: int64 (m,) people who `named` each, are `satisfied`, gave a `valid` answer; bool (m,) what was asked at all."""

    respondents: int
    named: Counts
    satisfied: Counts
    valid: Counts
    is_pickable: NDArray[np.bool_]
    is_rated: NDArray[np.bool_]

    @classmethod
    def of(cls, answers: Answers) -> Self:
        """Those of one table of answers."""
        named, satisfied, valid = (
            told.sum(axis=0, dtype=np.int64) for told in (answers.picks, answers.is_satisfied(), answers.is_valid())
        )
        return cls(answers.respondents, named, satisfied, valid, answers.is_pickable, answers.is_rated)

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
