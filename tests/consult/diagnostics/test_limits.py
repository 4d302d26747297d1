"""Where places may lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.diagnostics.limits import (
    are_unlimited,
    bounds_between,
    corners_of,
    known_bounds,
    problem_of,
    read_corner,
    seem_swapped,
    size_of,
    written,
)
from consult.diagnostics.question_types.place import ANYWHERE, EARTH, bounds_of

TOWN = (1.35, 43.53, 1.52, 43.67)
WINTER_IN_PARIS, WINTER_IN_LONDON = 1.0, 0.0


@pytest.mark.parametrize(
    "text", ["43.67, 1.35", "43,67 1,35", "43,67; 1,35", "43,67, 1,35", "43.67,1.35", " (43.67°, 1.35°) ", "43.67 / 1.35"]
)
def test_a_corner_is_read_as_maps_and_people_write_it(text: str) -> None:
    assert read_corner(text) == (43.67, 1.35)


@pytest.mark.parametrize("text", ["", "43.67", "91, 1", "43, 181", "43.67, 1.35, 2", "NaN, 1", "1e400, 0", "north, west", "43,6"])
def test_what_is_no_place_on_the_earth_is_no_corner(text: str) -> None:
    assert read_corner(text) is None


def test_each_corner_is_told_what_is_wrong_with_it() -> None:
    one, other = problem_of(("x", "43.5, 1.5"))
    assert "latitude, then a longitude" in str(one) and other is None
    assert "on one line" in str(problem_of(("43.5, 1.5", "43.6, 1.5"))[1])
    assert problem_of(("43.5, 1.5", "43.6, 1.6")) == (None, None)


degrees = st.tuples(st.floats(-89, 89), st.floats(-179, 179))


@given(one=degrees, other=degrees)
def test_any_two_opposite_corners_make_the_bounds_that_a_question_keeps(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    bounds = bounds_between(one, other)
    assert bounds == bounds_between(other, one) == bounds_between((one[0], other[1]), (other[0], one[1]))
    if bounds:
        assert bounds_of({"bounds": written(bounds)}) == pytest.approx(bounds)
        corners = [read_corner(text) for text in corners_of(bounds)]
        assert corners[0] and corners[1] and bounds_between(corners[0], corners[1]) == pytest.approx(bounds)


def test_bounds_are_as_large_as_they_are() -> None:
    assert size_of(TOWN) == (14, 16) and size_of((0.0, 0.0, 0.001, 0.001)) == (1, 1)


def test_a_longitude_written_first_is_noticed() -> None:
    turned = (TOWN[1], TOWN[0], TOWN[3], TOWN[2])
    brittany, galicia = (-4.8, 47.9, -4.0, 48.5), (-9.2, 42.8, -8.2, 43.4)
    assert seem_swapped(turned, WINTER_IN_PARIS) and seem_swapped(turned, WINTER_IN_PARIS, known=TOWN)
    assert seem_swapped((51.4, -0.3, 51.6, 0.1), WINTER_IN_LONDON)
    for found in (TOWN, brittany, galicia):
        assert not seem_swapped(found, WINTER_IN_PARIS)
    assert not seem_swapped(brittany, WINTER_IN_PARIS, known=TOWN)


def test_the_whole_earth_is_a_choice_and_nothing_said_is_none() -> None:
    assert are_unlimited({"bounds": ""}) and not are_unlimited({"bounds": ANYWHERE}) and not are_unlimited({"max_length": 5})
    assert not are_unlimited({"bounds": "", "outline": []})
    assert bounds_of({"bounds": ANYWHERE}) == EARTH and known_bounds({"bounds": ANYWHERE}) is None
    assert known_bounds({"bounds": written(TOWN)}) == TOWN and known_bounds({"bounds": ""}) is None
