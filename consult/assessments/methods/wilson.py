"""Shares of people with their 95 % interval.

Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical inference", JASA 22, 209–212:
(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), kept within 0 and 1.
"""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

Z_95 = 1.959963984540054

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Shares:
    """Fractions between 0 and 1 with the ends of their interval and the number of people they rest on.

    `value`, `low`, `high`: float64 (m,), NaN where nobody was asked; `base`: int64 (m,).
    """

    value: Floats
    low: Floats
    high: Floats
    base: Counts

    def where(self, mask: NDArray[np.bool_]) -> Self:
        """The same shares, with nothing measured where the mask (m,) is False."""
        hidden: Any = np.where(mask, 0.0, np.nan)
        base = np.where(mask, self.base, 0)
        return type(self)(self.value + hidden, self.low + hidden, self.high + hidden, base)


def wilson_shares(count: ArrayLike, base: ArrayLike) -> Shares:
    """The shares count / base with their Wilson interval.

    `count`, `base`: people, int (m,) or broadcast to it. Raises ValueError unless 0 ≤ count ≤ base.
    """
    counted, asked = np.broadcast_arrays(np.atleast_1d(np.asarray(count)), np.atleast_1d(np.asarray(base)))
    if np.any(counted < 0) or np.any(counted > asked):
        raise ValueError("a count must lie between 0 and its base")
    n = np.where(asked > 0, asked, np.nan).astype(np.float64)
    p = counted / n
    low, high = wilson_interval(p, n)
    return Shares(p, low, high, asked.astype(np.int64))


def wilson_interval(share: Floats, n: Floats | float, z: float = Z_95) -> tuple[Floats, Floats]:
    """The ends of the interval of shares (m,) that rest on `n` people, which need not be whole: an effective sample."""
    z2 = z**2
    middle = share + z2 / (2 * n)
    reach = z * np.sqrt(share * (1 - share) / n + z2 / (4 * n**2))
    low, high = (middle - reach) / (1 + z2 / n), (middle + reach) / (1 + z2 / n)
    # At 0 and at 1 the ends are exact; elsewhere rounding may step over them.
    return np.where(share == 0, share, np.clip(low, 0, 1)), np.where(share == 1, share, np.clip(high, 0, 1))
