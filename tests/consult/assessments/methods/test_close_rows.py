"""Close rows, exactly and by sketches."""

import numpy as np
import pytest
from scipy import sparse

from consult.assessments.methods import close_rows as close_rows_module
from consult.assessments.methods.close_rows import TooManyPairs, close_rows, sketches


@pytest.fixture(scope="module")
def rows() -> sparse.csr_matrix:
    """300 random rows of length 1, every tenth a near copy of the one before."""
    random = np.random.default_rng(5)
    dense = random.random((300, 4_000)) * (random.random((300, 4_000)) < 0.03)
    dense[9::10] = dense[8::10] + 0.6 * dense[7::10]
    return sparse.csr_matrix(dense / np.linalg.norm(dense, axis=1, keepdims=True), dtype=np.float32)


def test_the_pairs_are_those_of_the_whole_product(rows: sparse.csr_matrix) -> None:
    product = np.triu((rows @ rows.T).toarray(), 1)
    first, second, cosine = close_rows(rows, 0.5, 10_000)
    assert set(zip(first.tolist(), second.tolist(), strict=True)) == set(
        zip(*map(np.ndarray.tolist, np.nonzero(product >= 0.5)), strict=True)
    )
    assert cosine == pytest.approx(product[first, second])


def test_sketches_find_the_same_pairs(rows: sparse.csr_matrix, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = close_rows(rows, 0.55, 10_000)
    monkeypatch.setattr(close_rows_module, "EXACT_UP_TO", 0)
    monkeypatch.setattr(close_rows_module, "ROWS_AT_ONCE", 70)
    sketched = close_rows(rows, 0.55, 10_000)
    assert len(exact[0]) >= 30
    assert [part.tolist() for part in sketched[:2]] == [part.tolist() for part in exact[:2]]


def test_sketched_products_estimate_cosines_without_bias(rows: sparse.csr_matrix) -> None:
    sketched = sketches(rows).astype(np.float64)
    error = (sketched @ sketched.T - (rows @ rows.T).toarray())[np.triu_indices(300, 1)]
    assert abs(error.mean()) < 0.002 and error.std() == pytest.approx(1 / np.sqrt(sketched.shape[1]), rel=0.1)


def test_more_pairs_than_anybody_could_look_at_are_refused(rows: sparse.csr_matrix) -> None:
    with pytest.raises(TooManyPairs):
        close_rows(rows, 0.5, 10)
