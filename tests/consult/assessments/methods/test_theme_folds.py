"""Parts for cross-validation."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.methods.theme_folds import family_folds, stratified_folds


@given(st.lists(st.integers(0, 4), min_size=1, max_size=60), st.integers(2, 5), st.integers(0, 99))
def test_folds_share_out_each_class(classes: list[int], folds: int, seed: int) -> None:
    kinds = np.array(classes)
    fold = stratified_folds(kinds, folds, seed)
    for some in (kinds >= 0, *(kinds == kind for kind in set(classes))):
        sizes = np.bincount(fold[some], minlength=folds)
        assert sizes.max() - sizes.min() <= 1


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4)), min_size=1, max_size=60), st.integers(0, 99))
def test_a_family_is_in_one_fold(members: list[tuple[int, int]], seed: int) -> None:
    _, family = np.unique([one for one, _ in members], return_inverse=True)
    fold = family_folds(family, np.array([kind for _, kind in members]), 5, seed)
    assert all(len(set(fold[family == one])) == 1 for one in set(family.tolist()))
    sizes = np.bincount([fold[family == one][0] for one in set(family.tolist())], minlength=5)
    assert sizes.max() - sizes.min() <= 1
