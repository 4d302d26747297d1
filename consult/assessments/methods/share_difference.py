"""The difference of two figures, each with its interval.

Newcombe, R. G. (1998), "Interval estimation for the difference between independent proportions", Statistics in Medicine 17,
873–890, method 10: the intervals of both, put together. Zou, G. Y. & Donner, A. (2008), Statistics in Medicine 27, 1693–1702,
show that it holds for other figures than shares, from their own intervals.
"""

from dataclasses import dataclass

import numpy as np

from consult.assessments.methods.wilson import Z_95, Floats, wilson_interval


@dataclass(frozen=True)
class Interval:
    """A figure, float64 (m,), with the ends of its interval."""

    value: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True)
class Difference(Interval):
    """The first figure minus the second, with the ends of its interval."""


def share_difference(first: Floats, n_first: Floats, second: Floats, n_second: Floats, z: float = Z_95) -> Difference:
    """Of two shares (m,) of independent groups; `n_first`, `n_second`: (m,) people, or effective samples; `z` sets the level."""
    ends = Interval(first, *wilson_interval(first, n_first, z)), Interval(second, *wilson_interval(second, n_second, z))
    return independent_difference(*ends)


def independent_difference(first: Interval, second: Interval) -> Difference:
    """Of two figures of different people."""
    value = first.value - second.value
    down = np.hypot(first.value - first.low, second.high - second.value)
    up = np.hypot(first.high - first.value, second.value - second.low)
    return Difference(value, value - down, value + up)


def nested_difference(first: Interval, second: Interval) -> Difference:
    """Of two figures of which the people of one are among those of the other, as a sample that has grown.

    The smaller sample varies as the larger one does, and besides by what its other part adds: the variance of the difference
    is the difference of the variances (for means, Var(x̄ₙ − x̄ₘ) = σ²/n − σ²/m where the n are among the m). The sides of the
    interval are those of the smaller sample, which is the one with the wider interval.
    """
    value = first.value - second.value
    below = _between(first.value - first.low, second.value - second.low)
    above = _between(first.high - first.value, second.high - second.value)
    has_grown = first.high - first.low <= second.high - second.low
    return Difference(value, value - np.where(has_grown, above, below), value + np.where(has_grown, below, above))


def _between(one: Floats, other: Floats) -> Floats:
    reach: Floats = np.sqrt(np.abs(one**2 - other**2))
    return reach
