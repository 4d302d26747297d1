"""The outline of a territory that a place question draws: read from GeoJSON, made light, asked whether points lie in it. Pure.

An outline is a list of areas {"name": text, "rings": [[[longitude, latitude], …], …]}, in degrees (WGS 84, RFC 7946). The first
ring of an area is its edge, the others are holes in it; a territory of several parts gives several areas of one name.
"""

import json
import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from consult.core.errors import InvalidInput
from consult.core.i18n import lazy_gettext as _

Outline = Sequence[dict[str, Any]]

AREAS_AT_MOST = 100
POINTS_AT_MOST = 600
READ_AT_MOST = 100_000
NAMES = ("name", "nom", "libelle", "label", "title")
NAME_AT_MOST = 100
# A ring has three corners, the first of them once more at its end.
RING_AT_LEAST = 4
# About five metres, and about a hundred: how far off the line of a light outline a point may lie and still be accepted.
FINEST, SLACK = 0.00005, 0.001
DECIMALS = 5


class UnreadableOutline(InvalidInput):
    """A file that gives no outline."""


def read_outline(data: bytes) -> list[dict[str, Any]]:
    """The polygons of a GeoJSON file, with a few hundred points in all. Raises UnreadableOutline."""
    try:
        geojson = json.loads(data)
        areas = [area for feature in _features(geojson) for area in _areas(feature)]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnreadableOutline(_("This file is no GeoJSON that we can read.")) from error
    if not areas:
        raise UnreadableOutline(_("This file holds no surface: neither a polygon nor several."))
    if len(areas) > AREAS_AT_MOST:
        raise UnreadableOutline(_("This file holds %(areas)s surfaces: %(most)s at most.", areas=len(areas), most=AREAS_AT_MOST))
    rings = [ring for area in areas for ring in area["rings"]]
    if sum(map(len, rings)) > READ_AT_MOST:
        raise UnreadableOutline(_("This outline has too many points. Ask for a simpler one."))
    if not all(_are_degrees(ring) for ring in rings):
        raise UnreadableOutline(_("The coordinates are not in degrees. Export the outline once more as WGS 84 (EPSG:4326)."))
    return _lightened(areas)


def is_outline(value: object) -> bool:
    """Whether the value is an outline as `read_outline` gives it."""
    try:
        rings = [ring for area in value for ring in area["rings"]]  # type: ignore[attr-defined]
        names = [area["name"] for area in value]  # type: ignore[attr-defined]
        is_light = 0 < sum(map(len, rings)) <= POINTS_AT_MOST and len(names) <= AREAS_AT_MOST
        return is_light and all(isinstance(name, str) for name in names) and all(_are_degrees(ring) for ring in rings)
    except (TypeError, KeyError, ValueError):
        return False


def lies_within(outline: Outline, longitude: float, latitude: float) -> bool:
    """Whether the point lies in an area of the outline, or within about a hundred metres of one.

    A point is in an area when a line from it to the east crosses its rings an odd number of times.
    """
    scale = np.array([math.cos(math.radians(latitude)), 1.0])
    for area in outline:
        crossed = 0
        for ring in area["rings"]:
            corners = (np.asarray(ring, dtype=float) - (longitude, latitude)) * scale
            crossed += _crossings(corners)
            if _distance(corners) <= SLACK:
                return True
        if crossed % 2:
            return True
    return False


def _features(geojson: Any) -> Iterator[Any]:
    """The features of whatever GeoJSON holds: a collection, one feature, or a bare geometry."""
    if geojson["type"] == "FeatureCollection":
        yield from geojson["features"]
    else:
        yield geojson if geojson["type"] == "Feature" else {"properties": None, "geometry": geojson}


def _areas(feature: Any) -> Iterator[dict[str, Any]]:
    geometry: dict[str, Any] = feature["geometry"] or {"type": None}
    given: Any = geometry.get("coordinates")
    polygons: Any = {"Polygon": [given], "MultiPolygon": given}.get(geometry["type"], [])
    for rings in polygons:
        points = [[[float(point[0]), float(point[1])] for point in ring] for ring in rings if len(ring) >= RING_AT_LEAST]
        if points:
            yield {"name": _name(feature.get("properties") or {}), "rings": points}


def _name(properties: Any) -> str:
    known = {str(key).lower(): value for key, value in properties.items()}
    name = next((str(known[one]) for one in NAMES if known.get(one)), "")
    return " ".join(name.replace("\x00", "").split())[:NAME_AT_MOST]


def _are_degrees(ring: Any) -> bool:
    points = np.asarray(ring, dtype=float)
    is_shaped = points.ndim == 2 and points.shape[1] == 2 and len(points) >= RING_AT_LEAST
    return is_shaped and bool(np.isfinite(points).all() and (np.abs(points) <= (180, 90)).all())


def _lightened(areas: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The areas with as many points as a page can carry, those that come to nothing left out."""
    light, tolerance = areas, FINEST
    while True:
        light = [{"name": area["name"], "rings": _light_rings(area["rings"], tolerance)} for area in light]
        light = [area for area in light if area["rings"]]
        if sum(len(ring) for area in light for ring in area["rings"]) <= POINTS_AT_MOST:
            return light
        tolerance *= 1.5


def _light_rings(rings: list[Any], tolerance: float) -> list[Any]:
    light = [_light_ring(np.asarray(ring, dtype=float), tolerance) for ring in rings]
    if len(light[0]) < RING_AT_LEAST:
        return []
    return [ring.round(DECIMALS).tolist() for ring in light if len(ring) >= RING_AT_LEAST]


def _light_ring(points: np.ndarray, tolerance: float) -> np.ndarray:
    """The points without those that lie closer to the line between their neighbours (Douglas and Peucker, 1973)."""
    scaled = points * (math.cos(math.radians(points[0, 1])), 1.0)
    kept = np.zeros(len(points), dtype=bool)
    kept[[0, -1]] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        away = _away(scaled[first + 1 : last], scaled[first], scaled[last])
        farthest = first + 1 + int(away.argmax())
        if away.max() > tolerance:
            kept[farthest] = True
            spans += [(first, farthest), (farthest, last)]
    return points[kept]


def _away(points: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """How far each point is from the segment between two others, which may be one and the same."""
    along = end - start
    length = float(along @ along)
    share = np.clip((points - start) @ along / length, 0, 1) if length else np.zeros(len(points))
    return np.asarray(np.linalg.norm(points - start - share[:, None] * along, axis=1))


def _crossings(corners: np.ndarray) -> int:
    """How often the ring crosses the half-line from the origin to the east."""
    x, y = corners.T
    next_x, next_y = np.roll(x, -1), np.roll(y, -1)
    passes = (y > 0) != (next_y > 0)
    rise = np.where(passes, next_y - y, 1.0)
    return int(np.count_nonzero(passes & (x - y * (next_x - x) / rise > 0)))


def _distance(corners: np.ndarray) -> float:
    """How far the origin is from the line of the ring."""
    along = np.roll(corners, -1, axis=0) - corners
    length = (along**2).sum(axis=1)
    share = np.clip(-(corners * along).sum(axis=1) / np.where(length > 0, length, 1.0), 0, 1)
    return float(np.linalg.norm(corners + share[:, None] * along, axis=1).min())
