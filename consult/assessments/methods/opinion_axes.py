"""The axes along which opinions differ most, two unless more are asked for, and where people stand on them.

Principal component analysis in which a missing vote counts as the mean of its statement (Small, Bjorkegren, Erkkilä,
Shaw & Megill 2021, "Polis: scaling deliberation by mapping high dimensional opinion spaces", Recerca 26). A missing vote
is then zero once each column has lost its mean, so the centred table is as sparse as the votes, and only products
with it are needed (Lanczos, by ARPACK).
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.linalg import LinearOperator, eigsh

from consult.assessments.methods.opinion_matrix import Mask, Opinions
from consult.assessments.methods.wilson import Floats

AXES = 2
DENSE_UP_TO = 64  # statements; below, all axes at once cost less than iterating


@dataclass(frozen=True)
class Axes:
    """`explained`: float64 (axes,), the share of all variance along each axis, 0 where there is none;
    `loadings`: float64 (axes, m), each of length 1; `positions`: float64 (n, axes), where each person stands."""

    explained: Floats
    loadings: Floats
    positions: Floats

    def first(self, axes: int) -> "Axes":
        """The leading ones alone."""
        return Axes(self.explained[:axes], self.loadings[:axes], self.positions[:, :axes])


def opinion_axes(opinions: Opinions, is_out: Mask, axes: int = AXES, tolerance: float = 0.0) -> Axes:
    """The axes of the statements that are not moderated out (`is_out` bool (m,)), and everybody's position.

    Positions are stretched by √(m / votes of that person), so that somebody who voted little does not look undecided;
    as in Polis a statement that is out counts as voted on, by everybody, at its mean.
    """
    table = centred(opinions, is_out)
    explained, loadings = leading_axes(table, axes, tolerance)
    voted = np.bincount(opinions.person[~is_out[opinions.statement]], minlength=opinions.people) + is_out.sum()
    stretch = np.sqrt(opinions.statements / np.maximum(voted, 1))
    return Axes(explained, loadings, (table @ loadings.T) * stretch[:, None])


def centred(opinions: Opinions, is_out: Mask) -> csr_array:
    """(n, m) sparse float64: each vote less the mean vote of its statement; nothing in the columns that are out."""
    asked = np.bincount(opinions.statement, minlength=opinions.statements)
    mean = np.bincount(opinions.statement, opinions.vote, opinions.statements) / np.maximum(asked, 1)
    data = np.where(is_out[opinions.statement], 0.0, opinions.vote - mean[opinions.statement])
    starts = np.searchsorted(opinions.person, np.arange(opinions.people + 1))
    return csr_array((data, opinions.statement, starts), shape=(opinions.people, opinions.statements))


def leading_axes(table: csr_array, axes: int, tolerance: float = 0.0) -> tuple[Floats, Floats]:
    """The share of variance (axes,) and direction (axes, m) of the leading axes of a centred table (n, m).

    Signs are such that the largest loading of an axis is positive. `tolerance` is relative; 0 means machine precision.
    """
    statements, total = table.shape[1], float(np.square(table.data).sum())
    shares, directions = np.zeros(axes), np.zeros((axes, statements))
    if total == 0:
        return shares, directions
    found, vectors = _largest(table, min(axes, statements), tolerance)
    vectors *= np.sign(vectors[np.abs(vectors).argmax(axis=0), np.arange(len(found))])
    shares[: len(found)], directions[: len(found)] = np.maximum(found, 0) / total, vectors.T
    return shares, directions


def _largest(table: csr_array, axes: int, tolerance: float) -> tuple[Floats, Floats]:
    """The largest eigenvalues (axes,) of tableᵀ table, falling, and their vectors (m, axes)."""
    statements = table.shape[1]
    if statements <= DENSE_UP_TO:
        values, vectors = np.linalg.eigh((table.T @ table).toarray())
    else:
        across = table.T.tocsr()
        square = LinearOperator((statements, statements), lambda x: across @ (table @ x), dtype=np.float64)
        start = np.random.Generator(np.random.PCG64(0)).standard_normal(statements)
        values, vectors = eigsh(square, axes, v0=start, tol=tolerance)
    order = np.argsort(values)[::-1][:axes]
    return values[order], vectors[:, order]
