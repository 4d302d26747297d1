"""Families of words that go together in texts, and how well each family keeps together when texts are left out.

Non-negative matrix factorisation of the TF-IDF of stems (Lee, D. D. and Seung, H. S. (1999), "Learning the parts of objects by
non-negative matrix factorization", Nature 401). Stability: the factorisation is repeated on samples of 80 % of the texts, its
families matched (Kuhn 1955), and the Jaccard index of their ten leading words averaged (Greene, O'Callaghan & Cunningham 2014).
"""

import warnings
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import linear_sum_assignment
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning
from threadpoolctl import threadpool_limits

from consult.assessments.methods.character_grams import Sparse
from consult.assessments.methods.wilson import Floats

LEADING_WORDS = 10
SAMPLES, SAMPLE_SHARE = 10, 0.8
STABLE_FROM = 0.4
# A family's leading words are settled long before its smallest weights are.
PASSES, TOLERANCE = 200, 1e-3
# Of more texts so many are drawn to find the families; all texts are then told by them.
MOST_TEXTS = 4_000


@dataclass(frozen=True)
class Families:
    """The families found in n texts.

    `shares`: float64 (n, families), how much of each text's weight each family has, a row of 0 where there is none;
    `leading`: the columns of each family's leading words, the heaviest first; `stability`: float64 (families,), 0 to 1.
    """

    shares: Floats
    leading: tuple[tuple[int, ...], ...]
    stability: Floats

    def covered(self) -> float:
        """The share of texts led by a stable family."""
        is_stable = np.append(self.stability >= STABLE_FROM, False)
        return float(is_stable[np.where(self.shares.any(axis=1), self.shares.argmax(axis=1), -1)].mean())


def word_families(rows: Sparse, count: int, seed: int) -> Families:
    """`count` families of the words (columns) of the texts (rows of TF-IDF weights), or as many as rows and columns allow."""
    random = np.random.Generator(np.random.PCG64(seed))
    drawn = _drawn(rows, MOST_TEXTS, random) if rows.shape[0] > MOST_TEXTS else rows
    model = _fitted(drawn, min(count, *drawn.shape))
    parts = model.components_
    with threadpool_limits(1):
        weights = model.transform(rows) * parts.sum(axis=1)
    shares = weights / np.maximum(weights.sum(axis=1, keepdims=True), np.finfo(float).tiny)
    leading = tuple(_leading(part) for part in parts)
    return Families(shares, leading, _stability(drawn, leading, random))


def _drawn(rows: Sparse, count: int, random: np.random.Generator) -> Sparse:
    """So many of the rows, in their order."""
    return sparse.csr_matrix(rows[np.sort(random.choice(rows.shape[0], count, replace=False))])


def _fitted(rows: Sparse, count: int) -> NMF:
    model = NMF(count, init="nndsvda", random_state=0, max_iter=PASSES, tol=TOLERANCE)
    # On matrices this small the threads of linear algebra wait for each other longer than they work.
    with warnings.catch_warnings(), threadpool_limits(1):
        warnings.simplefilter("ignore", ConvergenceWarning)
        return model.fit(rows)


def _stability(rows: Sparse, leading: tuple[tuple[int, ...], ...], random: np.random.Generator) -> Floats:
    found = np.zeros((SAMPLES, len(leading)))
    for number in range(SAMPLES):
        sample = _drawn(rows, max(1, int(SAMPLE_SHARE * rows.shape[0])), random)
        others = [_leading(part) for part in _fitted(sample, min(len(leading), *sample.shape)).components_]
        alike = np.array([[jaccard(mine, other) for other in others] for mine in leading])
        mine, theirs = linear_sum_assignment(-alike)
        found[number, mine] = alike[mine, theirs]
    stability: Floats = found.mean(axis=0)
    return stability


def _leading(part: Floats) -> tuple[int, ...]:
    """The columns of the leading words, the heaviest first; none without weight."""
    ordered = np.lexsort((np.arange(len(part)), -part))[:LEADING_WORDS]
    return tuple(int(column) for column in ordered if part[column] > 0)


def jaccard(mine: tuple[int, ...], others: tuple[int, ...]) -> float:
    """What two sets of words share, as a part of all their words, 0 to 1."""
    return len(set(mine) & set(others)) / max(1, len(set(mine) | set(others)))
