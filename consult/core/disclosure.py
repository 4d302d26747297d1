"""No number about fewer people than the threshold leaves the house: the one place that says which.

A share tells a number to whoever knows of how many people it is: it is hidden where its number would be. Primary suppression
hides small cells; complementary suppression hides one more when a single hidden part of a published total could be had back
by subtraction (Sweeney 2002; METHODS C5).
"""

from collections.abc import Mapping
from math import ceil, floor, isnan
from typing import TypeVar

THRESHOLD = 11
TEN = 10

Key = TypeVar("Key")


def is_disclosable(base: int, threshold: int = THRESHOLD) -> bool:
    """Whether a figure resting on `base` people may be shown."""
    return base >= threshold


def is_share_disclosable(count: int, base: int, threshold: int = THRESHOLD) -> bool:
    """Whether the share `count` / `base` of people may be told, which tells how many it counts and how many it does not."""
    return is_disclosable(base, threshold) and not any(0 < part < threshold for part in (count, base - count))


def is_part_disclosable(whole: int, part: int, threshold: int = THRESHOLD) -> bool:
    """Whether the number of a part of so many people may be told: neither it nor those it leaves out are too few."""
    return part >= threshold and (part == whole or whole - part >= threshold)


def count_bounds(count: int, base: int, threshold: int = THRESHOLD) -> tuple[int, int]:
    """What may be told of a count whose share may not: that it is small, or that all but a few are meant.

    The least and the most it can be for who knows no more. A count that is nobody or everybody is shown, and so not in between.
    """
    if base < threshold:
        return 0, base
    few = threshold - 1
    return (1, few) if 2 * count <= base else (base - few, base - 1)


def outwards(least: float, most: float, points: int = 1) -> tuple[float, float]:
    """The ends of what a share lies between in steps of so many points, each away from the other; NaN, for nothing, stays so.

    Finer ends would tell of how many people the share is.
    """
    if isnan(least) or isnan(most):
        return least, most
    return downwards(least, points), ceil(round(100 * most / points, 6)) * points / 100


def downwards(share: float, points: int = 1) -> float:
    """A share in steps of so many points, never more than it is."""
    return floor(round(100 * share / points, 6)) * points / 100


def tens(share: float, base: int, threshold: int = THRESHOLD) -> tuple[float, float]:
    """Between which tens of points a share of `base` people lies, as many tens as hold a threshold of people.

    The last ones take what is left over, so that none are fewer. Where the share may not be told see `count_bounds`.
    """
    width = min(100, TEN * ceil(100 * threshold / base / TEN))
    last = 100 // width - 1
    place = min(floor(round(100 * share, 6) / width), last)
    return width * place / 100, 1.0 if place == last else width * (place + 1) / 100


def suppress(counts: Mapping[Key, int], threshold: int = THRESHOLD) -> dict[Key, int | None]:
    """The parts of a published total with those that must stay hidden replaced by None.

    A part is hidden when it is positive and below the threshold; when exactly one is hidden, or the
    hidden ones sum to fewer people than the threshold, the smallest shown positive part is hidden too.
    Where a hidden part stays alone, those that are empty are hidden with it.
    """
    hidden = {key for key, count in counts.items() if 0 < count < threshold}
    shown = sorted((count, position) for position, (key, count) in enumerate(counts.items()) if key not in hidden and count)
    keys = list(counts)
    while hidden and shown and (len(hidden) == 1 or sum(counts[key] for key in hidden) < threshold):
        hidden.add(keys[shown.pop(0)[1]])
    if len(hidden) == 1:
        hidden.update(key for key, count in counts.items() if not count)
    return {key: None if key in hidden else count for key, count in counts.items()}
