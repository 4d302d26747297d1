"""Figures of needs of which people rate both how much they matter and what they have."""

from collections.abc import Callable

import numpy as np

from consult.assessments.indicators.contract import Figures
from consult.assessments.inputs import Inputs
from consult.assessments.methods.discrepancy import Discrepancy, PairCounts


def figures_of_pairs(inputs: Inputs, method: Callable[[PairCounts], Discrepancy]) -> Figures:
    """What the method finds of each need; nothing where nobody was asked to rate both."""
    if inputs.counts.pairs is None:
        nothing = np.full(inputs.counts.needs, np.nan)
        return Figures(nothing, nothing, nothing, inputs.counts.paired)
    found = method(inputs.counts.pairs)
    return Figures(found.value, found.low, found.high, found.base)
