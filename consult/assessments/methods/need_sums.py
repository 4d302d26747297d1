"""Sums over people of what each adds to what is known of needs: the rows that are counted, weighted and drawn.

The columns, for m needs: who names each, is satisfied with it, validly rates it; where people rate how much needs matter as
well, who has less than that, who has more, who rated both; then, in the last column, everybody.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.importance_satisfaction import Answers, importance_satisfaction
from consult.assessments.methods.wilson import Floats

NAMED, SATISFIED, VALID, LESS, MORE, BOTH = range(6)


@dataclass(frozen=True)
class NeedSums:
    """`sums`: numbers (…, 3m + 1), or (…, 6m + 1) where needs were rated both ways, of m `needs`."""

    sums: NDArray[Any]
    needs: int

    def block(self, kind: int) -> NDArray[Any]:
        """(…, m): the sums of one kind; nothing where it was not asked about."""
        found = self.sums[..., kind * self.needs : (kind + 1) * self.needs]
        return found if (kind + 1) * self.needs < self.sums.shape[-1] else np.zeros((*self.sums.shape[:-1], self.needs))

    @property
    def importance(self) -> Floats:
        """(…, m): the share of people who name each need; NaN of nobody."""
        return _shares(self.block(NAMED), self.sums[..., -1:])

    @property
    def satisfaction(self) -> Floats:
        """(…, m): the share of satisfied people among those who rate it; NaN of nobody."""
        return _shares(self.block(SATISFIED), self.block(VALID))

    @property
    def lack(self) -> Floats:
        """(…, m): from 1, where everybody who rated both ways has less than matters to them, to 0 where all have more."""
        return 0.5 + 0.5 * _shares(self.block(LESS) - self.block(MORE), self.block(BOTH))


def urgency(sums: NeedSums) -> Floats:
    """I (1 − S), the rule of order that is usual."""
    return importance_satisfaction(sums.importance, sums.satisfaction)


def summands(answers: Answers, part: slice) -> NDArray[np.bool_]:
    """bool (n, columns) of a slice of respondents: what each adds to each sum."""
    some = answers.part(part)
    blocks = [some.picks, some.is_satisfied(), some.is_valid()]
    if some.levels is not None:
        is_paired = (some.levels > 0) & some.is_valid()
        blocks += [is_paired & (some.ratings < some.levels), is_paired & (some.ratings > some.levels), is_paired]
    return np.concatenate([*blocks, np.ones((some.respondents, 1), bool)], axis=1)


def _shares(part: NDArray[Any], whole: NDArray[Any]) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        shares: Floats = part / whole
    return shares
