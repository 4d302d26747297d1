"""One example for all indicators: twenty people, two needs."""

import numpy as np

from consult.assessments.indicators.contract import Figures, Indicator
from consult.assessments.methods.ranks import MIN_DRAWS, rank_intervals
from tests.consult.assessments.arrays import asked_of_all
from tests.consult.assessments.made_inputs import inputs

# Fifteen name the first need; of the twelve with an opinion on it, three are satisfied.
TWENTY = asked_of_all([[1, 0]] * 15 + [[0, 1]] * 5, [[4, 0]] * 3 + [[2, 5]] * 9 + [[0, 5]] * 8)


def computed(indicator: Indicator) -> Figures:
    """The figures of the two needs; 12 of 16 ballots chose the first, 8 the second; 30 people support the first."""
    made = inputs(TWENTY, choosers=[12, 8], ballots=[16, 16], supporters=[30, 0])
    return indicator.compute(made, rank_intervals(TWENTY, MIN_DRAWS, seed=1))


def values(indicator: Indicator) -> list[float]:
    """The values alone, nothing measured as -1."""
    found: list[float] = np.nan_to_num(computed(indicator).value, nan=-1).tolist()
    return found
