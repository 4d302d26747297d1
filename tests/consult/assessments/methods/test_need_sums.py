"""Sums over people, and what follows from them."""

import numpy as np

from consult.assessments.methods.need_sums import BOTH, LESS, MORE, NAMED, VALID, NeedSums, summands
from tests.consult.assessments.arrays import asked_of_all

PICKS, RATINGS, LEVELS = [[1, 0], [0, 1], [0, 0]], [[2, 0], [5, 3], [4, 1]], [[5, 3], [1, 3], [0, 4]]


def test_without_ratings_of_importance_nobody_has_less_than_matters_to_them() -> None:
    rows = summands(asked_of_all(PICKS, RATINGS), slice(None))
    assert rows.shape == (3, 7)
    sums = NeedSums(rows.sum(axis=0), 2)
    assert sums.block(NAMED).tolist() == [1, 1] and sums.block(VALID).tolist() == [3, 2]
    assert sums.block(BOTH).tolist() == [0, 0] and np.isnan(sums.lack).all()
    np.testing.assert_allclose(sums.importance, [1 / 3, 1 / 3])


def test_with_them_who_has_less_and_who_has_more_is_counted() -> None:
    rows = summands(asked_of_all(PICKS, RATINGS, LEVELS), slice(None))
    sums = NeedSums(rows.sum(axis=0), 2)
    assert (sums.block(LESS).tolist(), sums.block(MORE).tolist(), sums.block(BOTH).tolist()) == ([1, 1], [1, 0], [2, 2])
    assert sums.lack.tolist() == [0.5, 0.75]
    assert NeedSums(rows[None, :, :].sum(axis=1), 2).lack.shape == (1, 2)
