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


def test_what_stands_in_no_text_learnt_from_is_no_feature_and_shortens_its_text() -> None:
    seen = features(text_counts([TEXTS[1], f"{TEXTS[1]} éolienne", "éolienne géothermie"]), np.arange(1))
    lengths = np.asarray(seen.multiply(seen).sum(axis=1)).ravel()
    assert lengths[0] > lengths[1] > lengths[2] == pytest.approx(0, abs=0.1)


def test_how_rare_a_feature_is_counts_in_all_texts() -> None:
    alone = features(text_counts(TEXTS[:2]), np.arange(2))
    beside = features(text_counts([*TEXTS[:2], *["Une piste"] * 20]), np.arange(2))
    assert alone.shape[1] == beside.shape[1]
    # What only the first two share weighs more where many other texts are about something else.
    assert (beside @ beside.T).toarray()[0, 1] > (alone @ alone.T).toarray()[0, 1]


def test_texts_of_the_same_stem_are_alike_beyond_their_characters() -> None:
    seen = features(text_counts(TEXTS), np.arange(5))
    alike = (seen @ seen.T).toarray()
    assert alike[0, 2] > alike[1, 2] and alike[0, 3] == pytest.approx(0, abs=0.05)
