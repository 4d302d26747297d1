"""A place."""

import numpy as np
import pytest

from consult.diagnostics.question_types.place import Place, bounds_of

AREAS = [{"key": "n", "label": "North", "need": "need-n"}, {"key": "s", "label": "South", "need": None}]
OPTIONS = {"items": AREAS, "bounds": "1.35; 43,53; 1.52; 43.67"}
KIND = Place()


def test_any_part_of_a_place_will_do() -> None:
    answer = KIND.parse(
        OPTIONS, {"address": ["  3  rue Haute "], "area": ["n"], "latitude": ["43,6045678"], "longitude": ["1.4"]}
    )
    assert answer == {"address": "3 rue Haute", "area": "n", "latitude": 43.60457, "longitude": 1.4}
    assert (
        KIND.validate(OPTIONS, answer) == KIND.validate(OPTIONS, {"area": "s"}) == KIND.validate(OPTIONS, {"address": "x"}) == {}
    )
    assert KIND.export(OPTIONS, answer) == ["1", "0", "3 rue Haute", "43.60457", "1.4"]


@pytest.mark.parametrize("text", ["NaN", "inf", "1e400", "43°36'", "x"])
def test_coordinates_that_are_no_numbers_are_refused_at_their_field(text: str) -> None:
    answer = KIND.parse(OPTIONS, {"latitude": [text], "longitude": ["1.4"]})
    assert set(KIND.validate(OPTIONS, answer)) == {"latitude"}


@pytest.mark.parametrize("answer", [{"latitude": float("nan"), "longitude": 1.4}, {"latitude": True, "longitude": 1.4}])
def test_stored_coordinates_are_finite_numbers(answer: object) -> None:
    assert set(KIND.validate(OPTIONS, answer)) == {"latitude"}


def test_points_outside_the_territory_are_refused_with_a_sentence() -> None:
    assert "outside" in str(KIND.validate(OPTIONS, {"latitude": 48.85, "longitude": 2.35})["latitude"])
    assert KIND.validate(OPTIONS | {"bounds": ""}, {"latitude": 48.85, "longitude": 2.35}) == {}
    assert KIND.validate(OPTIONS | {"bounds": ""}, {"latitude": 90.5, "longitude": 2.35})


def test_one_coordinate_alone_is_no_point() -> None:
    assert set(KIND.validate(OPTIONS, {"longitude": 1.4})) == {"longitude"}


@pytest.mark.parametrize(
    "answer", [{}, {"area": "z"}, {"area": ["n"]}, {"address": ""}, {"address": "x" * 201}, {"address": 3}, [], "x"]
)
def test_what_is_no_place_is_refused(answer: object) -> None:
    assert KIND.validate(OPTIONS, answer)


@pytest.mark.parametrize("bounds", ["1;2;3", "a;b;c;d", "2;43;1;44", "1;44;2;43", "1;2;3;91", "-181;2;3;4", "nan;1;2;3", ";;;"])
def test_bounds_are_four_numbers_on_the_earth(bounds: str) -> None:
    assert KIND.check_options(OPTIONS | {"bounds": bounds})
    assert KIND.check_options(OPTIONS) is None
    assert bounds_of(OPTIONS) == (1.35, 43.53, 1.52, 43.67)


def test_figures_count_the_areas_and_who_told_the_place_in_another_way() -> None:
    values = np.array([[1, 0, 1, 1], [0, 0, 1, 1], [0, 0, 1, 0], [0, 0, 0, 1], [0, 0, 0, 0]], dtype=np.uint8)
    (partition,) = KIND.summarize(OPTIONS, values)
    assert [(str(words), people) for words, people in partition.parts] == [
        ("North", 1),
        ("South", 0),
        ("A point on the map, no area named", 2),
        ("An address alone", 1),
        ("No answer", 1),
    ]


def test_the_need_of_the_area_is_named() -> None:
    assert KIND.needs_named(OPTIONS, {"area": "n"}) == {"need-n"}
    assert KIND.needs_named(OPTIONS, {"address": "x"}) == set()
