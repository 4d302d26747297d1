"""The axes of opinion against a full singular value decomposition."""

import numpy as np
import pytest

from consult.assessments.methods.opinion_axes import DENSE_UP_TO, centred, leading_axes, opinion_axes
from consult.assessments.methods.opinion_matrix import MISSING, opinions_of
from tests.consult.assessments.methods.opinions import all_in, noise, planted


def filled(table: np.ndarray) -> np.ndarray:
    """Each missing vote replaced by the mean of its statement, then each column less its mean: the definition."""
    votes = np.where(table == MISSING, np.nan, table.astype(float))
    mean = np.nanmean(votes, axis=0)
    return np.where(np.isnan(votes), mean, votes) - mean


@pytest.mark.parametrize("statements", [DENSE_UP_TO, DENSE_UP_TO + 40])
def test_the_axes_are_those_of_the_full_decomposition(statements: int) -> None:
    table = planted((40, 25, 15), statements, seed=1)
    _, lengths, rows = np.linalg.svd(filled(table), full_matrices=False)
    axes = opinion_axes(opinions_of(table), all_in(statements))
    assert axes.explained == pytest.approx((lengths**2 / np.sum(lengths**2))[:2], abs=1e-10)
    assert np.abs(np.sum(axes.loadings * rows[:2], axis=1)) == pytest.approx([1, 1], abs=1e-8)


def test_a_person_is_stretched_by_how_little_they_voted() -> None:
    table = planted((30, 20), 12, seed=2)
    axes = opinion_axes(opinions_of(table), all_in(12))
    stretch = np.sqrt(12 / (table != MISSING).sum(axis=1))
    assert axes.positions == pytest.approx(filled(table) @ axes.loadings.T * stretch[:, None])


def test_a_statement_that_is_out_moves_nobody_and_counts_as_voted_on() -> None:
    table = planted((30, 20), 12, seed=3)
    is_out = np.arange(12) >= 10
    inside, whole = opinion_axes(opinions_of(table[:, :10]), all_in(10)), opinion_axes(opinions_of(table), is_out)
    assert whole.explained == pytest.approx(inside.explained)
    assert np.all(whole.loadings[:, 10:] == 0)
    votes = (table[:, :10] != MISSING).sum(axis=1)
    factor = np.sqrt(12 / (votes + 2)) / np.sqrt(10 / votes)
    assert np.abs(whole.positions) == pytest.approx(np.abs(inside.positions) * factor[:, None])


def test_where_all_agree_there_is_no_axis() -> None:
    axes = opinion_axes(opinions_of(np.ones((5, 4), np.int8)), all_in(4))
    assert axes.explained.tolist() == [0, 0] and not axes.positions.any()


def test_one_line_of_division_has_one_axis() -> None:
    table = np.repeat([[1], [-1], [1]], 40, axis=1).astype(np.int8)
    axes = opinion_axes(opinions_of(table), all_in(40))
    assert axes.explained == pytest.approx([1, 0], abs=1e-9)
    assert np.abs(axes.loadings[0]) == pytest.approx(np.full(40, 40**-0.5))


def test_one_statement_has_one_axis() -> None:
    axes = opinion_axes(opinions_of(np.array([[1], [-1], [1]], np.int8)), all_in(1))
    assert axes.explained.tolist() == [1, 0] and axes.loadings.tolist() == [[1], [0]]


def test_the_largest_loading_points_up() -> None:
    table = centred(opinions_of(noise(60, 90, seed=4)), all_in(90))
    _, directions = leading_axes(table, 2)
    assert np.all(directions[[0, 1], np.abs(directions).argmax(axis=1)] > 0)
