"""The difference of two figures, each with its interval.

Newcombe, R. G. (1998), "Interval estimation for the difference between independent proportions", Statistics in Medicine 17,
873–890, method 10: the intervals of both, put together. Zou, G. Y. & Donner, A. (2008), Statistics in Medicine 27, 1693–1702,
show that it holds for other figures than shares, from their own intervals.
"""

from dataclasses import dataclass

import numpy as np

from consult.assessments.methods.wilson import Z_95, Floats, wilson_interval

# Fewer people come, go or change their answers between two publications only if none does.
CHANGED = 11


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


def nested_difference(first: Interval, second: Interval, n_first: Floats, n_second: Floats) -> Difference:
    """Of two figures of which the people of one are among those of the other, as a sample that has grown.

    The smaller sample of m people varies around the larger one of n by Var(x̄ₙ − x̄ₘ) = σ²/m − σ²/n = (σ²/n) (n − m)/m. What σ²/n
    is, the interval of the larger one tells. People may have changed their answers besides: the two are taken to differ by no
    fewer than CHANGED people, unless the figures do not differ at all. `n_first`, `n_second`: float64 (m,), people.
    """
    value = first.value - second.value
    n, m = np.maximum(n_first, n_second), np.minimum(n_first, n_second)
    width = np.where(n_first >= n_second, first.high - first.low, second.high - second.low)
    apart = np.maximum(n - m, np.minimum(CHANGED, n / 2))
    is_same = (first.value == second.value) & (first.low == second.low) & (first.high == second.high)
    reach = np.where(is_same, 0.0, width / 2 * np.sqrt(apart / (n - apart)))
    return Difference(value, value - reach, value + reach)
