"""Who answers."""

import numpy as np

from consult.diagnostics.question_types.contract import CHOICE
from consult.diagnostics.question_types.profile import UNTOLD, Profile

OPTIONS = {"items": [{"key": "young", "label": "15–29"}, {"key": "old", "label": "60 and over"}], "variable": "age_band"}
KIND = Profile()


def test_a_category_or_that_one_prefers_not_to_say() -> None:
    assert KIND.validate(OPTIONS, "young") == KIND.validate(OPTIONS, UNTOLD) == {}
    assert KIND.validate(OPTIONS, "z") and KIND.validate(OPTIONS, ["young"]) and KIND.validate(OPTIONS, 1)
    assert KIND.missing(OPTIONS, UNTOLD) == {} and KIND.missing(OPTIONS, None)


def test_the_variable_is_one_of_the_census() -> None:
    assert KIND.check_options(OPTIONS) is None
    assert KIND.check_options(OPTIONS | {"variable": "religion"})
    assert KIND.check_options(OPTIONS | {"items": [*OPTIONS["items"], {"key": UNTOLD, "label": "x"}]})


def test_what_was_not_told_has_a_column_after_the_categories() -> None:
    (reading,) = KIND.readings(OPTIONS)
    assert reading.measures == CHOICE
    assert [item["key"] for item in reading.items] == ["young", "old", UNTOLD]
    assert KIND.export(OPTIONS, UNTOLD) == ["0", "0", "1"]
    assert KIND.read(OPTIONS, ["0", "0", "1"]) == UNTOLD


def test_figures_tell_apart_who_did_not_answer_and_who_preferred_not_to_say() -> None:
    (partition,) = KIND.summarize(OPTIONS, np.array([[1, 0, 0], [0, 0, 1], [0, 0, 0]], dtype=np.uint8))
    assert [count for _words, count in partition.parts] == [1, 0, 1, 1]
