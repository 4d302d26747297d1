"""A few among several."""

import numpy as np

from consult.diagnostics.question_types.top_k import TopK

OPTIONS = {"items": [{"key": key, "label": key, "need": f"need-{key}"} for key in ("a", "b", "c")], "k": 2}
KIND = TopK()


def test_what_is_ticked_is_kept_once_in_the_order_of_the_questionnaire() -> None:
    assert KIND.parse(OPTIONS, {"": ["c", "a", "c", ""]}) == ["a", "c"]


def test_too_many_are_refused_with_a_sentence() -> None:
    assert KIND.validate(OPTIONS, ["a", "b"]) == {}
    assert "3" in str(KIND.validate(OPTIONS, ["a", "b", "c"])[""])


def test_an_item_named_twice_or_unknown_is_refused() -> None:
    assert KIND.validate(OPTIONS, ["a", "a"])
    assert KIND.validate(OPTIONS, ["z"])
    assert KIND.validate(OPTIONS, [1])
    assert KIND.validate(OPTIONS, {"a": 1})


def test_more_than_there_are_cannot_be_asked_for() -> None:
    assert KIND.check_options(OPTIONS | {"k": 4})
    assert KIND.check_options(OPTIONS | {"k": 3}) is None


def test_figures_count_how_often_each_was_named() -> None:
    partitions = KIND.summarize(OPTIONS, np.array([[1, 0, 1], [1, 0, 0], [0, 0, 0]], dtype=np.uint8))
    assert [[count for _words, count in one.parts] for one in partitions] == [[2, 0, 1], [0, 2, 1], [1, 1, 1]]


def test_the_needs_named_are_those_ticked() -> None:
    assert KIND.needs_named(OPTIONS, ["a", "c"]) == {"need-a", "need-c"}


def test_an_export_says_one_for_what_was_named() -> None:
    assert KIND.export(OPTIONS, ["c"]) == ["0", "0", "1"]
