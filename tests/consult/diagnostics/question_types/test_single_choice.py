"""One among several."""

import numpy as np

from consult.diagnostics.question_types.single_choice import SingleChoice

OPTIONS = {"items": [{"key": "web", "label": "On the web", "need": None}, {"key": "bus", "label": "By bus", "need": "n1"}]}
KIND = SingleChoice()


def test_the_first_value_sent_counts() -> None:
    assert KIND.parse(OPTIONS, {"": ["web", "bus"]}) == "web"


def test_what_is_not_among_the_answers_is_refused() -> None:
    assert KIND.validate(OPTIONS, "web") == {}
    assert KIND.validate(OPTIONS, "mail") and KIND.validate(OPTIONS, ["web"]) and KIND.validate(OPTIONS, 1)


def test_the_need_of_the_answer_is_named() -> None:
    assert KIND.needs_named(OPTIONS, "bus") == {"n1"}
    assert KIND.needs_named(OPTIONS, "web") == set()


def test_an_export_says_one_for_what_was_chosen() -> None:
    assert KIND.export(OPTIONS, "bus") == ["0", "1"]


def test_figures_count_each_answer_and_those_who_gave_none() -> None:
    (partition,) = KIND.summarize(OPTIONS, np.array([[1, 0], [0, 0], [1, 0], [0, 1]], dtype=np.uint8))
    assert [count for _words, count in partition.parts] == [2, 1, 1]
