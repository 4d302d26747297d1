"""Each refusal is said in words."""

import pytest

from consult.assessments.methods.effective_sample import MINIMA
from consult.assessments.methods.unweighable import Unweighable
from consult.assessments.weighting_refusals import INDICATIVE, OTHER, SENTENCES, refusal_sentence


@pytest.mark.parametrize("code", [*SENTENCES, "anything"])
def test_a_refusal_is_a_sentence(code: str) -> None:
    told = refusal_sentence({"refused": code, "margin": "Age", "category": "75 and over"})
    assert told.endswith(".") and "%(" not in told


def test_what_to_blame_is_named() -> None:
    told = refusal_sentence({"refused": "too_few", "margin": "Age", "category": "75 and over"})
    assert told == "Too few participants are in “75 and over” (Age)."
    assert refusal_sentence({"refused": "targets_sum", "margin": "Age"}) == str(OTHER)


def test_codes_are_those_of_the_methods() -> None:
    assert set(SENTENCES) <= {one.code for one in Unweighable.__subclasses__()}
    assert set(INDICATIVE) == set(MINIMA)
