"""Where places may lie: two opposite corners as maps give them, latitude first, and the bounds they make. Pure."""

import math
import re
from collections.abc import Mapping
from typing import Any

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.number import write_number
from consult.diagnostics.question_types.place import BOUNDS, EARTH, OUTLINE, bounds_of

Bounds = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""

DEGREES = r"[-+−]?\d{1,3}(?:[.,]\d{1,12})?"
CORNER = re.compile(rf"\(?\s*({DEGREES})\s*°?(?:\s*[,;/]\s*|\s+)({DEGREES})\s*°?\s*\)?")
DECIMALS = 5
KM_A_DEGREE = 40_008 / 360
# How far from the middle of its time zone, in hours, a place may lie: Galicia keeps the hour of Paris.
HOURS_OFF = 1.75

NOT_A_CORNER = _("Write a latitude, then a longitude, in degrees, such as 43.6704, 1.3501.")
NO_SURFACE = _("These two places lie on one line: give two opposite corners.")


def read_corner(text: str) -> tuple[float, float] | None:
    """Latitude and longitude, in the order in which maps give them; None where the text is no place on the earth."""
    found = CORNER.fullmatch(text.strip())
    # “43,67” is one number to some and two to others.
    if found is None or re.fullmatch(r"[-+]?\d+,\d+", text.strip()):
        return None
    latitude, longitude = (float(one.replace(",", ".").replace("−", "-")) for one in found.groups())
    return (latitude, longitude) if abs(latitude) <= EARTH[3] and abs(longitude) <= EARTH[2] else None


def bounds_between(one: tuple[float, float], other: tuple[float, float]) -> Bounds | None:
    """The bounds with these opposite corners, whichever they are; None where they have no surface."""
    (south, north), (west, east) = (sorted(round(degrees, DECIMALS) for degrees in both) for both in zip(one, other, strict=True))
    return (west, south, east, north) if west < east and south < north else None


def written(bounds: Bounds) -> str:
    """The bounds as a question stores them."""
    return "; ".join(write_number(degrees) for degrees in bounds)


def corners_of(bounds: Bounds) -> tuple[str, str]:
    """Its corners in the north-west and in the south-east, as one types them."""
    west, south, east, north = map(write_number, bounds)
    return f"{north}, {west}", f"{south}, {east}"


def size_of(bounds: Bounds) -> tuple[int, int]:
    """How many kilometres it measures from west to east and from south to north, at least one."""
    west, south, east, north = bounds
    wide = (east - west) * KM_A_DEGREE * math.cos(math.radians((south + north) / 2))
    return max(1, round(wide)), max(1, round((north - south) * KM_A_DEGREE))


def are_unlimited(options: Mapping[str, Any]) -> bool:
    """Whether a question takes points from anywhere because nobody has said where places may lie."""
    return options.get(BOUNDS) == "" and OUTLINE not in options


def known_bounds(options: Mapping[str, Any]) -> Bounds | None:
    """The bounds of a question that has some, those of the whole earth left aside."""
    found = bounds_of(options) if options.get(BOUNDS) else None
    return None if found == EARTH else found


def seem_swapped(bounds: Bounds, hours: float, known: Bounds | None = None) -> bool:
    """Whether somebody who wrote the longitude first would have meant a place that fits better.

    Better than beside `known`, the bounds of the territory so far, or than far from the time zone that is `hours` ahead of UTC.
    """
    turned = (bounds[1], bounds[0], bounds[3], bounds[2])
    if known:
        return not _meet(bounds, known) and _meet(turned, known)
    return _is_far(bounds, hours) and not _is_far(turned, hours)


def problem_of(corners: tuple[str, str]) -> tuple[LazyText | None, LazyText | None]:
    """What is wrong with each of the corners."""
    one, other = (read_corner(text) for text in corners)
    if one and other:
        return None, None if bounds_between(one, other) else NO_SURFACE
    return None if one else NOT_A_CORNER, None if other else NOT_A_CORNER


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _is_far(bounds: Bounds, hours: float) -> bool:
    return abs((bounds[0] + bounds[2]) / 2 / 15 - hours) > HOURS_OFF
