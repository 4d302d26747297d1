"""Figures of needs of which people rate both how much they matter and what they have."""

from collections.abc import Callable

import numpy as np

from consult.assessments.indicators.contract import Figures
from consult.assessments.inputs import Inputs
from consult.assessments.methods.discrepancy import Discrepancy, PairCounts
from consult.assessments.methods.small_shares import SmallShares, step_around
from consult.assessments.methods.wilson import Floats
from consult.core.disclosure import THRESHOLD

Span = tuple[float, float]


def figures_of_pairs(
    inputs: Inputs, method: Callable[[PairCounts], Discrepancy], span: Span, step: float, *, tells_marks: bool = False
) -> Figures:
    """What the method finds of each need, within `span`; nothing where nobody was asked to rate both.

    Figure, base and interval together tell how many people have more than matters to them, less, and as much. Where one of the
    three is few, only between which of the steps the figure lies is told: `step` or as much as moves a threshold of people.
    `tells_marks`: the figure multiplies sums of marks, and so tells which marks were given: none may be of few people either.
    """
    if inputs.counts.pairs is None:
        nothing = np.full(inputs.counts.needs, np.nan)
        return Figures(nothing, nothing, nothing, inputs.counts.paired)
    pairs = inputs.counts.pairs
    found = method(pairs)
    parts = [pairs.where(is_part) for is_part in (pairs.gaps < 0, pairs.gaps > 0, pairs.gaps == 0)]
    if tells_marks:
        parts += [*pairs.people.sum(axis=1).T, *pairs.people.sum(axis=2).T]
    is_small = np.any([(part > 0) & (part < THRESHOLD) for part in parts], axis=0)
    width = step * np.ceil(_moved(found, span) / step)
    return Figures(found.value, found.low, found.high, found.base, SmallShares(is_small, *step_around(found.value, span, width)))


def _moved(found: Discrepancy, span: Span) -> Floats:
    """(m,): by how much a threshold of people moves each figure who are at one end of the span instead of in the middle."""
    least, most = span
    moved: Floats = (most - least) * THRESHOLD / (2 * np.where(found.base > 0, found.base, np.nan))
    return moved
