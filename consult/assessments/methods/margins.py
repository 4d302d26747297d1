"""Margins: the known shares of the categories of a variable in the population, and participants coded by them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum, isfinite
from typing import Self

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.unweighable import MissingTarget, MissingValue, NotAShare, WrongTotal
from consult.assessments.methods.wilson import Floats

Codes = NDArray[np.int64]
# Published shares are rounded: as far as this from 1 a sum is put right, further it is refused.
SUM_TOLERANCE = 1e-3
# Counts and percentages are refused by their sum; beyond this none could be told.
TOO_MUCH = 1e15


@dataclass(frozen=True)
class Margin:
    """A variable of the population: `categories`, and `shares`, float64 (k,), fractions that sum to one.

    `told`: what they summed to before each was divided by it.
    """

    name: str
    categories: tuple[str, ...]
    shares: Floats
    told: float = 1.0

    @classmethod
    def of(cls, name: str, shares: Mapping[str, float]) -> Self:
        """The margin with these shares, which sum to one but for rounding. Raises NotAShare or WrongTotal."""
        for category, share in shares.items():
            if not _is_share(share):
                raise NotAShare(name, category)
        total = fsum(min(share, TOO_MUCH) for share in shares.values())
        if abs(total - 1) > SUM_TOLERANCE * (1 + 1e-9):
            raise WrongTotal(name, total)
        return cls(name, tuple(shares), np.array(list(shares.values()), np.float64) / total, total)

    def codes(self, values: Iterable[str]) -> Codes:
        """int64 (n,): the place of each participant's category. Raises MissingValue for a blank one, or MissingTarget."""
        place = {category: number for number, category in enumerate(self.categories)}
        asked = list(values)
        codes = np.fromiter((place.get(value, -1) for value in asked), np.int64, len(asked))
        if len(asked) and codes.min() < 0:
            row = int(codes.argmin())
            raise MissingTarget(self.name, asked[row], row) if asked[row].strip() else MissingValue(self.name, row)
        return codes


def _is_share(share: object) -> bool:
    """Whether it is a number that is not negative; whole ones of any length are, and told by their sum."""
    if isinstance(share, bool) or not isinstance(share, int | float):
        return False
    return share >= 0 and (isinstance(share, int) or isfinite(share))
