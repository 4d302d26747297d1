"""Figures of needs of which people rate both how much they matter and what they have."""

from collections.abc import Callable

import numpy as np

from consult.assessments.indicators.contract import Figures
from consult.assessments.inputs import Inputs
from consult.assessments.methods.discrepancy import Discrepancy, PairCounts
from consult.assessments.methods.small_shares import SmallShares
from consult.assessments.methods.wilson import Floats
from consult.core.disclosure import THRESHOLD


def figures_of_pairs(
    inputs: Inputs, method: Callable[[PairCounts], Discrepancy], least: float, most: float, step: float
) -> Figures:
    """What the method finds of each need, from `least` to `most`; nothing where nobody was asked to rate both.

    Figure, base and interval together tell how many people have more than matters to them, less, and as much. Where one of the
    three is few, only between which of the steps the figure lies is told: `step` or as much as moves a threshold of people.
    """
    if inputs.counts.pairs is None:
        nothing = np.full(inputs.counts.needs, np.nan)
        return Figures(nothing, nothing, nothing, inputs.counts.paired)
    pairs = inputs.counts.pairs
    found = method(pairs)
    parts = [pairs.where(is_part) for is_part in (pairs.gaps < 0, pairs.gaps > 0, pairs.gaps == 0)]
    is_small = np.any([(part > 0) & (part < THRESHOLD) for part in parts], axis=0)
    small = SmallShares(is_small, *_between(found, least, most, step))
    return Figures(found.value, found.low, found.high, found.base, small)


def _between(found: Discrepancy, least: float, most: float, step: float) -> tuple[Floats, Floats]:
    """(m,) each: the ends of the step each figure is in, as wide as moves a threshold of people; the last takes the rest."""
    people = np.where(found.base > 0, found.base, np.nan)
    width = np.minimum(step * np.ceil(np.maximum((most - least) * THRESHOLD / (2 * people), step) / step), most - least)
    last = np.floor((most - least) / width) - 1
    place = np.minimum(np.floor((found.value - least) / width), last)
    return least + width * place, np.where(place == last, most, least + width * (place + 1))
