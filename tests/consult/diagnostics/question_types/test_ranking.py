"""Items in order."""

import numpy as np
import pytest

from consult.diagnostics.question_types.ranking import Ranking

OPTIONS = {"items": [{"key": key, "label": key, "need": f"need-{key}"} for key in "abcde"], "places": 4}
KIND = Ranking()


def test_places_chosen_make_an_order() -> None:
    assert KIND.parse(OPTIONS, {"a": ["2"], "b": [""], "c": ["1"]}) == ["c", "a"]
    assert KIND.validate(OPTIONS, ["c", "a"]) == {}
    assert KIND.typed(OPTIONS, ["c", "a"]) == {"c": ["1"], "a": ["2"]}
    assert KIND.export(OPTIONS, ["c", "a"]) == ["2", "", "1", "", ""]


@pytest.mark.parametrize(
    ("ranks", "field"),
    [({"a": "1", "b": "1"}, "b"), ({"a": "2"}, ""), ({"a": "1", "b": "3"}, ""), ({"a": "5"}, "a"), ({"a": "x", "b": "1"}, "a")],
)
def test_places_given_twice_left_out_or_unknown_are_named(ranks: dict[str, str], field: str) -> None:
    answer = KIND.parse(OPTIONS, {item: [rank] for item, rank in ranks.items()})
    assert set(KIND.validate(OPTIONS, answer)) == {field}


@pytest.mark.parametrize("answer", [["z"], ["a", "a"], [1], [], {}, {"z": 1}, "ab", ["a", "b", "c", "d", "e"]])
def test_what_is_no_order_of_the_items_is_refused(answer: object) -> None:
    assert set(KIND.validate(OPTIONS, answer)) == {""}


def test_when_required_every_place_is_given() -> None:
    assert KIND.missing(OPTIONS, ["a", "b", "c"]) and KIND.missing(OPTIONS, None)
    assert KIND.missing(OPTIONS, ["a", "b", "c", "d"]) == {}


def test_there_are_no_more_places_than_items() -> None:
    assert KIND.check_options(OPTIONS | {"places": 5}) is None
    assert KIND.check_options(OPTIONS | {"places": 6})


def test_figures_count_the_first_places_one_by_one() -> None:
    partitions = KIND.summarize(OPTIONS, np.array([[1, 2, 3, 4, 0], [1, 0, 0, 0, 0], [0] * 5], dtype=np.uint8))
    assert [[count for _words, count in one.parts] for one in partitions] == [
        [2, 0, 0, 0, 0, 1],
        [0, 1, 0, 0, 1, 1],
        [0, 0, 1, 0, 1, 1],
        [0, 0, 0, 1, 1, 1],
        [0, 0, 0, 0, 2, 1],
    ]


def test_the_needs_named_are_those_with_a_place() -> None:
    assert KIND.needs_named(OPTIONS, ["c"]) == {"need-c"}
