"""An agreement."""

import numpy as np

from consult.diagnostics.question_types.consent import Consent

OPTIONS = {"words": "I agree", "purpose": "quotes"}
KIND = Consent()


def test_only_the_box_ticked_is_an_agreement() -> None:
    assert KIND.parse(OPTIONS, {"": ["yes"]}) is True
    assert KIND.parse(OPTIONS, {}) is None
    assert KIND.validate(OPTIONS, True) == {}
    assert all(KIND.validate(OPTIONS, answer) for answer in (KIND.parse(OPTIONS, {"": ["no"]}), False, 1, "true"))


def test_when_required_it_must_be_given() -> None:
    assert KIND.missing(OPTIONS, None) and KIND.missing(OPTIONS, True) == {}


def test_figures_count_who_agreed() -> None:
    (partition,) = KIND.summarize(OPTIONS, np.array([[1], [0], [1]], dtype=np.uint8))
    assert [count for _words, count in partition.parts] == [2, 1]


def test_it_says_what_it_is_about() -> None:
    assert KIND.check_options(OPTIONS) is None
    assert KIND.check_options({"words": "I agree", "purpose": "anything"})
