"""Who was heard beside who lives there: both shares of each category, and one number for each variable.

Index of dissimilarity (Duncan, O. D. & Duncan, B. 1955, American Sociological Review 20, 210–217): D = ½ Σ |s_k − p_k|,
the share of participants who would have to be of another category for the shares to be those of the population.
"""

from dataclasses import dataclass

import numpy as np

from consult.assessments.methods.margins import Margin
from consult.assessments.methods.wilson import Counts, Floats


@dataclass(frozen=True)
class Representativeness:
    """One variable. `participants`, `population`: float64 (k,), shares; `counts`: int64 (k,), participants."""

    margin: Margin
    counts: Counts
    participants: Floats
    dissimilarity: float

    @property
    def population(self) -> Floats:
        """The shares of the population."""
        return self.margin.shares

    @property
    def shortfall(self) -> Floats:
        """float64 (k,): by how much each category falls short of its share in the population, 0 where it does not."""
        missed: Floats = np.maximum(self.population - self.participants, 0.0)
        return missed


def representativeness(counts: Counts, margin: Margin) -> Representativeness:
    """Of `counts` participants (k,) by category. Shares and D are NaN where nobody took part."""
    total = counts.sum()
    shares = counts / total if total else np.full(len(counts), np.nan)
    return Representativeness(margin, counts, shares, dissimilarity(shares, margin.shares))


def dissimilarity(some: Floats, others: Floats) -> float:
    """½ Σ |a_k − b_k| of two distributions (k,), between 0 (equal) and 1 (nothing in common)."""
    return float(np.abs(some - others).sum() / 2)
