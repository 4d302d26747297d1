"""Outlines of territories."""

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.diagnostics.outlines import POINTS_AT_MOST, UnreadableOutline, is_outline, lies_within, read_outline

SQUARE = [[1.0, 43.0], [2.0, 43.0], [2.0, 44.0], [1.0, 44.0], [1.0, 43.0]]
HOLE = [[1.4, 43.4], [1.6, 43.4], [1.6, 43.6], [1.4, 43.6], [1.4, 43.4]]


def _file(geometry: dict[str, Any] | None, **properties: object) -> bytes:
    feature = {"type": "Feature", "properties": properties, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


def _polygon(*rings: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def test_a_polygon_is_read_with_its_name_from_any_of_the_usual_forms() -> None:
    wanted = [{"name": "Centre", "rings": [SQUARE]}]
    assert read_outline(_file(_polygon(SQUARE), nom=" Centre\n")) == wanted
    assert read_outline(_file(_polygon(SQUARE), NAME="Centre", other=3)) == wanted
    assert read_outline(json.dumps(_polygon(SQUARE)).encode()) == [{"name": "", "rings": [SQUARE]}]
    several = {"type": "MultiPolygon", "coordinates": [[SQUARE], [HOLE]]}
    assert [area["name"] for area in read_outline(_file(several, name="Isles"))] == ["Isles", "Isles"]
    with_heights = [[*point, 120.5] for point in SQUARE]
    assert read_outline(_file(_polygon(with_heights), name="Centre")) == wanted


def test_a_point_lies_in_an_area_and_not_in_its_hole() -> None:
    outline = read_outline(_file(_polygon(SQUARE, HOLE)))
    assert is_outline(outline)
    assert lies_within(outline, 1.2, 43.2) and not lies_within(outline, 1.5, 43.5)
    assert not lies_within(outline, 0.9, 43.5) and not lies_within(outline, 1.5, 44.1) and not lies_within(outline, 2.1, 43.5)
    assert lies_within(outline, 2.0005, 43.5) and lies_within(outline, 1.5, 43.9999) and not lies_within(outline, 2.01, 43.5)


@given(st.floats(0.5, 2.5), st.floats(42.5, 44.5))
def test_a_square_holds_what_lies_between_its_sides(longitude: float, latitude: float) -> None:
    outline = [{"name": "", "rings": [SQUARE]}]
    if 1 <= longitude <= 2 and 43 <= latitude <= 44:
        assert lies_within(outline, longitude, latitude)
    if not (0.998 <= longitude <= 2.002 and 42.998 <= latitude <= 44.002):
        assert not lies_within(outline, longitude, latitude)


def test_an_outline_of_thirty_thousand_points_becomes_light_and_keeps_its_shape() -> None:
    turns = [2 * math.pi * step / 30_000 for step in range(30_000)]
    ring = [[1.4 + 0.1 * math.cos(turn) + 1e-6 * math.cos(700 * turn), 43.6 + 0.1 * math.sin(turn)] for turn in turns]
    outline = read_outline(_file(_polygon([*ring, ring[0]])))
    assert is_outline(outline) and sum(len(one) for area in outline for one in area["rings"]) <= POINTS_AT_MOST
    for turn in turns[::997]:
        assert lies_within(outline, 1.4 + 0.099 * math.cos(turn), 43.6 + 0.099 * math.sin(turn))
        assert not lies_within(outline, 1.4 + 0.105 * math.cos(turn), 43.6 + 0.105 * math.sin(turn))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no GeoJSON"),
        (b"\xff\xfe", "no GeoJSON"),
        (b"[" * 100_000, "no GeoJSON"),
        (b"[]", "no GeoJSON"),
        (b'{"type": "FeatureCollection"}', "no GeoJSON"),
        (b'{"type": "FeatureCollection", "features": []}', "no surface"),
        (_file(None), "no surface"),
        (_file({"type": "Point", "coordinates": [1, 43]}), "no surface"),
        (_file({"type": "Polygon", "coordinates": [[["a", "b"]] * 4]}), "no GeoJSON"),
        (_file(_polygon(SQUARE[:2])), "no surface"),
        (_file(_polygon([[574_000.0, 6_279_000.0], *SQUARE])), "not in degrees"),
        (_file(_polygon([[math.nan, 43.0], *SQUARE])), "not in degrees"),
        (_file({"type": "MultiPolygon", "coordinates": [[SQUARE]] * 101}), "101 surfaces"),
    ],
)
def test_what_is_no_outline_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableOutline) as refusal:
        read_outline(data)
    assert reason in str(refusal.value.text)


@pytest.mark.parametrize(
    "value",
    [
        None,
        3,
        "outline",
        [],
        [3],
        {},
        [{"name": "", "rings": []}],
        [{"rings": [SQUARE]}],
        [{"name": 1, "rings": [SQUARE]}],
        [{"name": "", "rings": [SQUARE[:3]]}],
        [{"name": "", "rings": [SQUARE * 200]}],
        [{"name": "", "rings": [[[1, 43, 5]] * 4]}],
        [{"name": "", "rings": [[[1e9, 43]] * 4]}],
    ],
)
def test_what_is_stored_as_an_outline_is_one(value: object) -> None:
    assert not is_outline(value)
