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


def test_where_few_wrote_or_did_not_texts_are_told_of_in_tens() -> None:
    """27 of 29 people wrote; 26 texts are sorted, and 14 people, or 4, speak of a need."""
    state = {"texts": 27, "sorted": 26}
    said = {"bus": 14, "doctor": 4}
    needs = {uid: {**state, "count": count, "base": 26, "share": count / 26, "ideas": 0} for uid, count in said.items()}
    told = {**state, "writers": 27, "ideas": 0, "looked_at": 26, "proposed": 0, "left_out": 0, "accuracy": 0.634146}
    coarse = {"texts": told | {"needs": needs, "is_coarse": True}}
    assert overall(coarse)["texts"] == {
        "texts": 20, "sorted": 10, "writers": None, "looked_at": None, "proposed": 0, "left_out": 0, "ideas": 0, "accuracy": 0.6,
        "is_coarse": True,
    }  # fmt: skip
    many, few = (of_need(coarse, uid)["testimonies"] for uid in ("bus", "doctor"))
    assert [many[key] for key in ("count", "base", "share", "at_least", "at_most")] == [None, None, None, 0.5, 1.0]
    assert [few[key] for key in ("count", "base", "share", "at_least", "at_most")] == [None, None, None, 0.0, 0.4]
    assert many["sorted"] == 10 and many["texts"] == 20


def test_an_assessment_keeps_what_concerns_no_single_need() -> None:
    assert overall(VOICES) == {"opinions": OPINIONS, "texts": {"writers": 20}}
