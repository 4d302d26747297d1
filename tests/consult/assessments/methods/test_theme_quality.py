"""Accuracy, precision, recall and F1."""

import numpy as np
import pytest
from sklearn.metrics import accuracy_score, f1_score

from consult.assessments.methods.theme_quality import quality


def test_the_figures_are_those_of_scikit_learn() -> None:
    random = np.random.default_rng(2)
    wanted, found = random.integers(0, 4, 100), random.integers(0, 4, 100)
    told = quality("abcd", np.eye(4, dtype=bool)[wanted], wanted, found, 5)
    assert told.accuracy == accuracy_score(wanted, found)
    assert told.macro_f1 == pytest.approx(f1_score(wanted, found, average="macro"))


def test_a_theme_without_texts_and_assignments_is_not_measured() -> None:
    members = np.eye(3, dtype=bool)[[0, 1, 1]]
    told = quality("abc", members, np.array([0, 1, 1]), np.array([0, 1, 1]), 2)
    assert told.macro_f1 == 1 and told.themes[2].precision is None and told.themes[2].is_small
