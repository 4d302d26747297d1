"""Where numbers lie: their mean and quartiles, and how many fall into each of some classes. Pure."""

from dataclasses import dataclass
from math import ceil, floor

import numpy as np

CLASSES_AT_MOST = 10
# What lies further from the quartiles than one and a half times the distance between them is far out (Tukey 1977).
FAR_OUT = 1.5
# How far the classes reach beyond the quartiles where these are close to each other.
AROUND = 4
# The usual classes stand unless what is not far out fills less than a quarter of the range.
ROOM = 4

Class = tuple[int | None, int | None]
"""The first and the last whole number of a class, None where it is open."""


@dataclass(frozen=True)
class Spread:
    """How many people gave a number, its mean, and the numbers below which a quarter, a half and three quarters of them lie."""

    people: int
    mean: float
    lower: float
    median: float
    upper: float


def spread_of(values: np.ndarray) -> Spread | None:
    """The spread of float64 values, NaN where there is none; None where there is not a single one.

    Quartiles are numbers that somebody gave, up to which at least that part of people lie (type 1 of Hyndman and Fan 1996, as
    `percentile_disc` of SQL): what is interpolated between two neighbours tells exactly how many lie below.
    """
    given = values[~np.isnan(values)]
    if not given.size:
        return None
    lower, median, upper = (float(one) for one in np.quantile(given, (0.25, 0.5, 0.75), method="inverted_cdf"))
    return Spread(int(given.size), float(given.mean()), lower, median, upper)


def classes(lowest: int, highest: int) -> list[tuple[int, int]]:
    """Whole numbers from `lowest` to `highest` as at most ten classes (first, last), equally wide but for the last."""
    width = max(1, -(-(highest - lowest + 1) // CLASSES_AT_MOST))
    return [(first, min(first + width - 1, highest)) for first in range(lowest, highest + 1, width)]


def classes_of(values: np.ndarray, lowest: int, highest: int) -> list[Class]:
    """Classes for float64 values from `lowest` to `highest`, NaN for none: as a few that are far out leave room for the others.

    Those of `classes`, unless all that is not far out lies in a small part of that range: then of round numbers there, the
    classes at the ends open.
    """
    usual: list[Class] = [*classes(lowest, highest)]
    given = values[~np.isnan(values)]
    if given.size <= CLASSES_AT_MOST:
        return usual
    lower, upper = (float(one) for one in np.quantile(given, (0.25, 0.75)))
    reach = max(FAR_OUT * (upper - lower), AROUND)
    low, high = max(lowest, floor(lower - reach)), min(highest, ceil(upper + reach))
    if ROOM * (high - low + 1) > highest - lowest + 1:
        return usual
    width = _round_width(-(-(high - low + 1) // (CLASSES_AT_MOST - 1)))
    starts = range((low // width + 1) * width, high + 1, width)
    firsts = [lowest if low == lowest else None, *starts]
    return [*zip(firsts, [*(start - 1 for start in starts), highest if high == highest else None], strict=True)]


def _round_width(least: int) -> int:
    """The first of 1, 2, 5, 10, 20, 50… that is not below `least`."""
    size = 1
    while 5 * size < least:
        size *= 10
    return next(times * size for times in (1, 2, 5) if times * size >= least)


def class_places(values: np.ndarray, parts: list[Class]) -> np.ndarray:
    """The class in which each value lies, uint8, those between two whole numbers in the lower one; the place after the last
    for NaN."""
    starts = np.array([-np.inf if first is None else first for first, _last in parts], dtype=np.float64)
    places = np.searchsorted(starts, np.nan_to_num(values), side="right") - 1
    return np.where(np.isnan(values), len(parts), places.clip(0)).astype(np.uint8)


def class_words(first: int | None, last: int | None) -> str:
    """A class as a table heads it."""
    if first is None or last is None:
        return f"≤\u00a0{last}" if first is None else f"≥\u00a0{first}"
    return str(first) if first == last else f"{first}–{last}"
