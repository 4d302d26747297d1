"""Shares that may not be told, as the people they count, or all others, are too few; and what may be said in their place."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.wilson import Counts, Floats
from consult.core.disclosure import count_bounds, is_part_disclosable, is_share_disclosable
from consult.core.disclosure_tables import hidden_cells


@dataclass(frozen=True)
class SmallShares:
    """Of m shares: bool (m,) `is_small`, which may not be told, and float64 (m,) between what they lie for who is not told.

    Where a share may be told both ends are the share itself, NaN of nobody.
    """

    is_small: NDArray[np.bool_]
    at_least: Floats
    at_most: Floats


def step_around(value: Floats, span: tuple[float, float], step: Floats | float) -> tuple[Floats, Floats]:
    """(m,) each: the ends of the step each value is in, when so wide steps divide what lies between the ends of the span.

    The last step takes what is left over, so that none is narrower; NaN for NaN.
    """
    least, most = span
    width = np.minimum(step, most - least)
    last = np.floor((most - least) / width) - 1
    place = np.minimum(np.floor((value - least) / width), last)
    return least + width * place, np.where(place == last, most, least + width * (place + 1))


def small_parts(count: Counts, everybody: int, choosers: int | None = None) -> SmallShares:
    """Which of the shares of m things chosen by some of `everybody` may not be told, where one knows how many choices there were.

    `choosers`: how many people chose anything, where that is known; where it may be told, results tell shares of them, so
    none of those may be small either. Besides what `small_shares` hides, one more where a single hidden one would be what is
    left; of that nothing is said.
    """
    among = choosers if choosers is not None and is_part_disclosable(everybody, choosers) else everybody
    base = np.full(len(count), among)
    found = small_shares(count, base)
    hidden = (hidden_cells(count[None, :], of=base[None, :])[0] if among else found.is_small) | found.is_small
    scale = among / everybody if everybody else 1.0
    ends = (np.where(hidden & ~found.is_small, np.nan, end * scale) for end in (found.at_least, found.at_most))
    return SmallShares(hidden, *ends)


def small_shares(count: Counts, base: Counts) -> SmallShares:
    """Which of the shares count / base (m,) may not be told."""
    pairs = [(int(one), int(all_of_them)) for one, all_of_them in zip(count, base, strict=True)]
    is_small = [bool(whole) and not is_share_disclosable(one, whole) for one, whole in pairs]
    ends = [count_bounds(*pair) if small else (pair[0], pair[0]) for pair, small in zip(pairs, is_small, strict=True)]
    bounds = np.array(ends, np.float64).reshape(-1, 2) / np.where(base > 0, base, np.nan)[:, None]
    return SmallShares(np.array(is_small, bool), bounds[:, 0], bounds[:, 1])
