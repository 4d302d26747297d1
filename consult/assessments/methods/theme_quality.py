"""How well themes were learnt: accuracy, and precision, recall and F1 of each theme."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.wilson import Counts


@dataclass(frozen=True)
class ThemeQuality:
    """How cross-validation did on one theme; precision is None where nothing was assigned to it."""

    theme: str
    n: int
    precision: float | None
    recall: float
    f1: float
    is_small: bool


@dataclass(frozen=True)
class Quality:
    """What cross-validation found, over `n` labelled texts in `folds` parts.

    `macro_f1`: the mean of F1 over all themes, those with fewer texts than folds included (`is_small`): they are learnt and
    measured like the others, but with so few texts their own figures are chance.
    """

    accuracy: float
    macro_f1: float
    folds: int
    n: int
    themes: tuple[ThemeQuality, ...]


def quality(themes: Sequence[str], members: NDArray[np.bool_], first: Counts, found: Counts, folds: int) -> Quality:
    """Accuracy and F1; the theme a text should have had is the one it got where that is among its labels, else its first.

    `members`: (n, themes), which themes each labelled text has; `first`, `found`: int (n,), its first and the one it got.
    """
    is_right = members[np.arange(len(found)), found]
    wanted = np.where(is_right, found, first)
    each = tuple(_theme_quality(theme, wanted == place, found == place, folds) for place, theme in enumerate(themes))
    measured = [one.f1 for one in each if one.n or one.precision is not None]
    return Quality(float(is_right.mean()), float(np.mean(measured)), folds, len(found), each)


def _theme_quality(theme: str, wanted: NDArray[np.bool_], found: NDArray[np.bool_], folds: int) -> ThemeQuality:
    both, n, assigned = int((wanted & found).sum()), int(wanted.sum()), int(found.sum())
    precision = both / assigned if assigned else None
    recall = both / n if n else 0.0
    return ThemeQuality(theme, n, precision, recall, 2 * both / (n + assigned) if n + assigned else 0.0, n < folds)
