"""A scale between two ends."""

import numpy as np

from consult.diagnostics.question_types.scale import Scale, points

OPTIONS = {
    "items": [{"key": "a", "label": "Trust"}, {"key": "b", "label": "Hope"}],
    "points": 11,
    "lowest": "none",
    "highest": "full",
}
KIND = Scale()


def test_eleven_points_go_from_zero_and_others_from_one() -> None:
    assert list(points(OPTIONS)) == list(range(11))
    assert list(points(OPTIONS | {"points": 4})) == [1, 2, 3, 4]


def test_points_that_do_not_exist_are_named_at_their_line() -> None:
    assert KIND.validate(OPTIONS, KIND.parse(OPTIONS, {"a": ["10"], "b": ["0"]})) == {}
    assert set(KIND.validate(OPTIONS, {"a": 11, "b": 3})) == {"a"}
    assert set(KIND.validate(OPTIONS | {"points": 4}, {"a": 0, "b": 4})) == {"a"}


def test_when_required_each_line_wants_an_answer() -> None:
    assert set(KIND.missing(OPTIONS, {"a": 0})) == {"b"}


def test_a_point_of_zero_is_an_answer_in_exports() -> None:
    assert KIND.export(OPTIONS, {"a": 0}) == ["0", ""]


def test_figures_count_each_point_the_lowest_being_code_one() -> None:
    trust, hope = KIND.summarize(OPTIONS, np.array([[1, 11], [1, 0]], dtype=np.uint8))
    assert trust.parts[0] == ("0 (none)", 2)
    assert hope.parts[10] == ("10 (full)", 1) and hope.parts[11][1] == 1
