"""Parts for cross-validation: every class is in each part as far as it can be, and copies of a text are in one part."""

import numpy as np

from consult.assessments.methods.wilson import Counts


def stratified_folds(classes: Counts, folds: int, seed: int) -> Counts:
    """The fold of each element, int64 (n,): each class is dealt out in turn, so that folds differ by one member at most."""
    shuffled = np.random.Generator(np.random.PCG64(seed)).permutation(len(classes))
    dealt = shuffled[np.argsort(classes[shuffled], kind="stable")]
    fold = np.empty(len(classes), np.int64)
    fold[dealt] = np.arange(len(classes)) % folds
    return fold


def family_folds(family: Counts, classes: Counts, folds: int, seed: int) -> Counts:
    """The fold of each element, int64 (n,), the same for a whole family; a family is dealt out with the class of its first.

    `family`: int64 (n,), numbered from 0 without gaps.
    """
    _, first = np.unique(family, return_index=True)
    fold: Counts = stratified_folds(classes[first], folds, seed)[family]
    return fold
