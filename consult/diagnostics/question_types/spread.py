"""Where numbers lie: their mean and quartiles, and how many fall into each of some classes. Pure."""

from dataclasses import dataclass

import numpy as np

CLASSES_AT_MOST = 10


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

    Quartiles interpolate linearly between neighbours (type 7 of Hyndman and Fan 1996), as `percentile_cont` of SQL does.
    """
    given = values[~np.isnan(values)]
    if not given.size:
        return None
    lower, median, upper = (float(one) for one in np.quantile(given, (0.25, 0.5, 0.75)))
    return Spread(int(given.size), float(given.mean()), lower, median, upper)


def classes(lowest: int, highest: int) -> list[tuple[int, int]]:
    """Whole numbers from `lowest` to `highest` as at most ten classes (first, last), equally wide but for the last."""
    width = max(1, -(-(highest - lowest + 1) // CLASSES_AT_MOST))
    return [(first, min(first + width - 1, highest)) for first in range(lowest, highest + 1, width)]


def class_places(values: np.ndarray, parts: list[tuple[int, int]]) -> np.ndarray:
    """The class in which each value lies, uint8, those between two whole numbers in the lower one; the place after the last
    for NaN."""
    starts = np.array([first for first, _last in parts], dtype=np.float64)
    places = np.searchsorted(starts, np.nan_to_num(values), side="right") - 1
    return np.where(np.isnan(values), len(parts), places.clip(0)).astype(np.uint8)


def class_words(first: int, last: int) -> str:
    """A class as a table heads it."""
    return str(first) if first == last else f"{first}–{last}"
