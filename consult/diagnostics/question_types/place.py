"""A place: its address, the area it lies in, or its coordinates."""

import math
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Double, case, cast

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.outlines import is_outline, lies_within
from consult.diagnostics.question_types.contract import (
    NO_ANSWER,
    PLACE,
    UNKNOWN_ITEM,
    Answer,
    Options,
    Problems,
    QuestionType,
    Reading,
    Setting,
    Sorted,
    Typed,
    is_text,
    items,
    keys,
    needs_of,
    one_chosen,
    one_line,
)
from consult.diagnostics.question_types.number import read_number, write_number
from consult.diagnostics.question_types.pieces import LINE, ONE, POINT, Piece, choices_of
from consult.diagnostics.question_types.printed import Blank, Printed

# Drawn by organisers on a page of its own, as `outlines` reads it.
OUTLINE = "outline"
ADDRESS, AREA, LATITUDE, LONGITUDE = "address", "area", "latitude", "longitude"
COORDINATES = (LATITUDE, LONGITUDE)
ADDRESS_AT_MOST = 200
# The ways of telling a place other than its area: points and addresses are counted, never shown, as people live there.
POINT_GIVEN = "point"
WAYS = ((POINT_GIVEN, _("A point on the map, no area named")), (ADDRESS, _("An address alone")))
# About a metre.
DECIMALS = 5
EARTH = (-180.0, -90.0, 180.0, 90.0)
# Set on a page of its own too, as `limits` reads it; "" where nobody has said yet where places may lie.
BOUNDS, ANYWHERE = "bounds", "-180; -90; 180; 90"


class Place(QuestionType):
    """The answer holds what is known among {"address": text, "area": item key, "latitude": degrees, "longitude": degrees}."""

    key = "place"
    label = _("A place, by address, area or coordinates")
    measures = PLACE
    settings = (Setting(BOUNDS, _("West, south, east and north of where places may lie, in degrees"), "", is_optional=True),)
    fewest_items = 2
    drawn = (OUTLINE, BOUNDS)

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """Whatever was given of the place; coordinates to the metre."""
        given = {name: text for name in typed if name and (text := one_line(typed, name))}
        numbers = {name: _coordinate(given[name]) for name in COORDINATES if name in given}
        return given | numbers or None

    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """A value for each field."""
        return {name: [value if isinstance(value, str) else write_number(value)] for name, value in answer.items()}

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses areas that are not shown, coordinates that are none or lie outside the bounds, and what cannot be kept."""
        if not isinstance(answer, dict) or not answer or answer.keys() - {ADDRESS, AREA, *COORDINATES}:
            return {"": UNKNOWN_ITEM}
        found: Problems = {}
        if ADDRESS in answer and not (is_text(answer[ADDRESS]) and 0 < len(answer[ADDRESS]) <= ADDRESS_AT_MOST):
            found[ADDRESS] = _("Write %(limit)s characters at most.", limit=ADDRESS_AT_MOST)
        if AREA in answer and answer[AREA] not in [*keys(options)]:
            found[AREA] = _("Choose one of the areas shown.")
        return found | _coordinate_problems(options, answer)

    def missing(self, options: Options, answer: Answer | None) -> Problems:
        """Any way of telling the place will do."""
        return {} if answer else {"": _("Give an address, an area or coordinates.")}

    def check_options(self, options: Options) -> LazyText | None:
        """The bounds are four numbers on the earth, in order; the outline, where there is one, is drawn of polygons."""
        if problem := super().check_options(options):
            return problem
        if OUTLINE in options and not is_outline(options[OUTLINE]):
            return _("The outline of the territory cannot be drawn. Send its file once more.")
        is_sound = not options["bounds"] or bounds_of(options) is not None
        return None if is_sound else _("Write the bounds as four numbers: west; south; east; north.")

    def printed(self, options: Options) -> Printed:
        """Lines for an address, or an area to tick."""
        areas = tuple(item["label"] for item in items(options))
        parts = Blank(_("Address, or a place people know"), lines=2), Blank(_("Area"), boxes=areas)
        return Printed(_("Write an address or tick an area: one of them is enough."), parts)

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """1 for the area, 0 for the rest, empty where there is none; then address, latitude and longitude."""
        told = answer or {}
        areas = [str(int(item["key"] == told[AREA])) if AREA in told else "" for item in items(options)]
        return [*areas, told.get(ADDRESS, ""), *(write_number(told[name]) if name in told else "" for name in COORDINATES)]

    def export_columns(self, options: Options) -> list[str]:
        """The areas, and the parts of a place."""
        return [*super().export_columns(options), str(_("Address")), str(_("Latitude")), str(_("Longitude"))]

    def figures(self, options: Options) -> list[bool]:
        """All but the address."""
        return [*(True for _item in items(options)), False, True, True]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """The area whose cell holds 1, and the other parts."""
        area = [item["key"] for item, cell in zip(items(options), cells, strict=False) if cell == "1"]
        told = zip((ADDRESS, *COORDINATES), cells[len(items(options)) :], strict=True)
        return self.parse(options, {AREA: area} | {name: [cell] for name, cell in told})

    def pieces(self, options: Options) -> list[Piece]:
        """The area, the address, the point."""
        areas = Piece(AREA, _("Area"), ONE, choices_of(items(options)))
        return [areas, Piece(ADDRESS, _("Address"), LINE), Piece("", _("Point on the map"), POINT)]

    def readings(self, options: Options) -> list[Reading]:
        """The areas, then the other ways of telling a place."""
        ways = [{"key": key, "label": str(words), "need": None} for key, words in WAYS]
        return [Reading(PLACE, [*items(options), *ways])]

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """1 for the area; then 1 where there is a point, and 1 where there is an address."""
        areas = [answer[AREA].astext == item["key"] for item in items(options)]
        ways = [answer.has_key(LATITUDE), answer.has_key(ADDRESS)]
        return [case((is_told, "1"), else_="0") for is_told in (*areas, *ways)]

    def numbers(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[float]]:
        """Latitude and longitude."""
        return [cast(answer[name].astext, Double) for name in COORDINATES]

    def number_columns(self, options: Options) -> list[str]:
        """The two coordinates."""
        return list(COORDINATES)

    def sort(self, options: Options, values: np.ndarray) -> Sorted:
        """Which area each person named; of those who named none, who gave a point, and who an address alone."""
        areas, ways = (item["label"] for item in items(options)), (words for _key, words in WAYS)
        return Sorted(("",), (*areas, *ways, NO_ANSWER), one_chosen(values))

    def needs_named(self, options: Options, answer: Answer) -> set[str]:
        """The need of the area."""
        return needs_of(options, {answer.get(AREA, "")})


def bounds_of(options: Options) -> tuple[float, float, float, float] | None:
    """West, south, east, north; None where they are not set or make no sense."""
    numbers = [read_number(part.strip()) for part in options["bounds"].split(";")]
    told = [float(number) for number in numbers if not isinstance(number, str)]
    if len(told) != len(EARTH) or len(numbers) != len(EARTH):
        return None
    west, south, east, north = told
    is_sound = EARTH[0] <= west < east <= EARTH[2] and EARTH[1] <= south < north <= EARTH[3]
    return (west, south, east, north) if is_sound else None


def _coordinate(text: str) -> int | float | str:
    value = read_number(text)
    return value if isinstance(value, str) else round(value, DECIMALS)


def _coordinate_problems(options: Options, answer: Answer) -> Problems:
    given = [name for name in COORDINATES if name in answer]
    wrong: Problems = {name: _("Write degrees in figures, such as 43.6045.") for name in given if not _is_degrees(answer[name])}
    if wrong or not given:
        return wrong
    if len(given) < len(COORDINATES):
        return {given[0]: _("Give both the latitude and the longitude, or neither.")}
    is_inside = _is_inside(options, answer[LONGITUDE], answer[LATITUDE])
    return {} if is_inside else {LATITUDE: _("This point lies outside the territory of the consultation.")}


def _is_inside(options: Options, longitude: float, latitude: float) -> bool:
    """Whether a point lies within the bounds and, where there is an outline, in the outline."""
    west, south, east, north = bounds_of(options) or EARTH
    is_bounded = west <= longitude <= east and south <= latitude <= north
    return is_bounded and (OUTLINE not in options or lies_within(options[OUTLINE], longitude, latitude))


def _is_degrees(value: object) -> bool:
    return type(value) is int or (type(value) is float and math.isfinite(value))
