"""What is said of one need."""

from typing import Any

from consult.assessments.need_voices import of_need, overall

ROW: dict[str, Any] = {"text": "A bus is needed", "need": "bus", "agree": 0.8, "low": 0.7, "high": 0.9, "base": 60}
OPINIONS = [{"consensus": [{"statement": 0, "lower": 0.6}], "statements": [ROW, {**ROW, "need": None}, {**ROW, "base": None}]}]
VOICES = {"opinions": OPINIONS, "texts": {"writers": 20, "needs": {"bus": {"count": 7}}}}


def test_a_need_has_its_testimonies_and_the_statements_about_it() -> None:
    found = of_need(VOICES, "bus")
    assert found["testimonies"] == {"count": 7}
    assert found["agreement"] == [{"text": "A bus is needed", "agree": 0.8, "low": 0.7, "high": 0.9, "base": 60, "lower": 0.6}]


def test_of_what_nobody_spoke_nothing_is_said() -> None:
    assert of_need(VOICES, "doctor") == of_need({}, "bus") == {}
    assert overall({}) == {}


def test_an_assessment_keeps_what_concerns_no_single_need() -> None:
    assert overall(VOICES) == {"opinions": OPINIONS, "texts": {"writers": 20}}
