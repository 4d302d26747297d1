"""Each refusal has its sentence, in both languages."""

import pytest
from flask import Flask
from flask_babel import force_locale

from consult.assessments.group_refusals import refusal_sentence
from consult.assessments.methods.opinion_minima import Refusal

FIGURES = {"voters": 400, "eligible": 12, "needed": 7, "min_group": 5}


@pytest.mark.parametrize("refusal", Refusal)
def test_each_refusal_has_a_sentence_with_its_figures(app: Flask, refusal: Refusal) -> None:
    with app.app_context(), force_locale("fr"):
        french = refusal_sentence(refusal, FIGURES)
    english = refusal_sentence(refusal, FIGURES)
    assert english != french and english.endswith(".") and "%(" not in english + french


def test_a_sparse_consultation_hears_what_is_missing() -> None:
    assert refusal_sentence(Refusal.FEW_VOTES_PER_PERSON, FIGURES) == (
        "not enough votes per person: 12 of 400 people voted on 7 statements or more; at least 20% of them should have."
    )
