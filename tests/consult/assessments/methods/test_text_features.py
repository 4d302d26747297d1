"""What a classifier sees of texts."""

import numpy as np
import pytest

from consult.assessments.methods.text_features import STEMS_WEIGHT, SUBJECTS_WEIGHT, features, text_counts

TEXTS = ["Planter des arbres dans la rue", "Une piste cyclable dans la rue", "Plantation d’arbre", "zzzz qqqq", ""]


def test_each_view_has_its_weight() -> None:
    seen = features(text_counts(TEXTS), np.arange(5))
    lengths = np.asarray(seen.multiply(seen).sum(axis=1)).ravel()
    whole = 1 + STEMS_WEIGHT**2 + SUBJECTS_WEIGHT**2
    assert lengths == pytest.approx([whole, whole, whole, 1 + STEMS_WEIGHT**2, 0], abs=1e-5)


def test_a_long_text_leans_less_on_its_subjects() -> None:
    long = " ".join(["arbre"] * 100)
    seen = features(text_counts([TEXTS[0], long]), np.arange(2))
    lengths = np.asarray(seen.multiply(seen).sum(axis=1)).ravel()
    assert lengths[1] < lengths[0]


def test_nothing_is_taken_from_rows_that_were_not_learnt_from() -> None:
    alone = features(text_counts(TEXTS[:3]), np.arange(3))
    beside = features(text_counts([*TEXTS[:3], "éolienne géothermie"]), np.arange(3))
    assert alone.shape[1] == beside.shape[1]
    assert (alone @ alone.T).toarray() == pytest.approx((beside[:3] @ beside[:3].T).toarray(), abs=1e-6)


def test_texts_of_the_same_stem_are_alike_beyond_their_characters() -> None:
    seen = features(text_counts(TEXTS), np.arange(5))
    alike = (seen @ seen.T).toarray()
    assert alike[0, 2] > alike[1, 2] and alike[0, 3] == pytest.approx(0, abs=0.05)
