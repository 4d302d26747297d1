"""One example for all indicators: twenty people, two needs."""

import numpy as np

from consult.assessments.indicators.contract import Figures, Indicator
from consult.assessments.methods.ranks import MIN_DRAWS, rank_intervals
from consult.assessments.services import Services
from tests.consult.assessments.arrays import asked_of_all
from tests.consult.assessments.made_inputs import inputs

# Fifteen name the first need; of the twelve with an opinion on it, three are satisfied.
# Of those twelve all rate how much it matters, four of them with 1, the others with 5.
RATED = [[4, 0]] * 3 + [[2, 5]] * 4 + [[1, 5]] * 5 + [[0, 5]] * 8
TWENTY = asked_of_all([[1, 0]] * 15 + [[0, 1]] * 5, RATED, [[1, 0]] * 4 + [[5, 0]] * 16)
VOICES = {
    "texts": {"needs": {"a": {"count": 12, "base": 40, "ideas": 1}, "b": {"count": 3, "base": 40, "ideas": 0}}},
    "opinions": [
        {
            "consensus": [{"statement": 0, "lower": 0.6}, {"statement": 1, "lower": 0.7}],
            "statements": [
                {"text": "Yes", "need": "a", "agree": 0.9, "low": 0.8, "high": 0.95, "base": 50},
                {"text": "Of course", "need": "a", "agree": 0.8, "low": 0.7, "high": 0.9, "base": 60},
            ],
        }
    ],
}
SERVICES = Services(("North", "South"), (("North", "North"), ()), (0, 3))


def computed(indicator: Indicator) -> Figures:
    """The figures of the two needs; 12 of 16 ballots chose the first, 8 the second; 30 people support the first."""
    made = inputs(TWENTY, choosers=[12, 8], ballots=[16, 16], supporters=[30, 0], voices_heard=VOICES, services=SERVICES)
    return indicator.compute(made, rank_intervals(TWENTY, MIN_DRAWS, seed=1))


def values(indicator: Indicator) -> list[float]:
    """The values alone, nothing measured as -1."""
    found: list[float] = np.nan_to_num(computed(indicator).value, nan=-1).tolist()
    return found
