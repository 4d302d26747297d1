"""Several among several."""

import numpy as np
import pytest

from consult.diagnostics.question_types.multiple_choice import MultipleChoice

OPTIONS = {
    "items": [{"key": key, "label": key.upper(), "need": f"need-{key}"} for key in ("a", "b", "c")],
    "fewest": 2,
    "most": 3,
    "other": "Other",
}
KIND = MultipleChoice()


def test_boxes_and_words_become_one_answer() -> None:
    answer = KIND.parse(OPTIONS, {"": ["c", "a", "c"], "other": ["  by \x00boat "]})
    assert answer == {"chosen": ["a", "c"], "other": "by boat"}
    assert KIND.validate(OPTIONS, answer) == {}
    assert KIND.export(OPTIONS, answer) == ["1", "0", "1", "by boat"]
    assert KIND.export_columns(OPTIONS) == ["A", "B", "C", "Other"]


def test_too_few_and_too_many_are_refused_and_words_count_as_one() -> None:
    assert "at least 2" in str(KIND.validate(OPTIONS, {"chosen": ["a"]})[""])
    assert KIND.validate(OPTIONS, {"chosen": ["a"], "other": "boat"}) == {}
    assert "Keep 3" in str(KIND.validate(OPTIONS, {"chosen": ["a", "b", "c"], "other": "boat"})[""])


@pytest.mark.parametrize(
    "answer", [{}, {"chosen": ["z", "a"]}, {"chosen": ["a", "a"]}, {"chosen": "ab"}, {"chosen": [1, 2]}, {"more": 1}, ["a"], "a"]
)
def test_what_was_not_asked_is_refused(answer: object) -> None:
    assert set(KIND.validate(OPTIONS, answer)) == {""}


def test_words_are_refused_where_there_is_no_room_for_them_or_too_many() -> None:
    assert set(KIND.validate(OPTIONS, {"chosen": ["a"], "other": "x" * 201})) == {"other"}
    assert set(KIND.validate(OPTIONS | {"other": ""}, {"chosen": ["a", "b"], "other": "boat"})) == {"other"}


def test_limits_can_be_kept() -> None:
    assert KIND.check_options(OPTIONS) is None
    assert KIND.check_options(OPTIONS | {"fewest": 3, "most": 2})
    assert KIND.check_options(OPTIONS | {"fewest": 4, "most": 9, "other": ""})
    assert KIND.check_options(OPTIONS | {"fewest": 4, "most": 9}) is None


def test_figures_count_each_answer_and_the_answers_of_ones_own() -> None:
    partitions = KIND.summarize(OPTIONS, np.array([[1, 0, 1, 1], [1, 0, 0, 0], [0, 0, 0, 0]], dtype=np.uint8))
    assert [one.label for one in partitions] == ["A", "B", "C", "Other"]
    assert [[count for _words, count in one.parts] for one in partitions] == [[2, 0, 1], [0, 2, 1], [1, 1, 1], [1, 1, 1]]


def test_the_needs_named_are_those_chosen() -> None:
    assert KIND.needs_named(OPTIONS, {"chosen": ["a"], "other": "x"}) == {"need-a"}
    assert KIND.needs_named(OPTIONS, {"other": "x"}) == set()
