"""The difference of the shares of two groups of people.

Newcombe, R. G. (1998), "Interval estimation for the difference between independent proportions", Statistics in Medicine 17,
873–890, method 10: the Wilson intervals of both shares, put together.
"""

from dataclasses import dataclass

import numpy as np

from consult.assessments.methods.wilson import Z_95, Floats, wilson_interval


@dataclass(frozen=True)
class Difference:
    """The first share minus the second, float64 (m,), between −1 and 1, with the ends of its interval."""

    value: Floats
    low: Floats
    high: Floats


def share_difference(first: Floats, n_first: Floats, second: Floats, n_second: Floats, z: float = Z_95) -> Difference:
    """Of two shares (m,) of independent groups; `n_first`, `n_second`: (m,) people, or effective samples; `z` sets the level."""
    low, high = wilson_interval(first, n_first, z)
    other_low, other_high = wilson_interval(second, n_second, z)
    value = first - second
    down = np.hypot(first - low, other_high - second)
    up = np.hypot(high - first, second - other_low)
    return Difference(value, value - down, value + up)
