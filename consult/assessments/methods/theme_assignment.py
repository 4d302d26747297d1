"""Assigning texts to themes as people did: a linear classifier learnt on labelled texts, and how well it does.

One support vector machine for each theme against the others (Cortes, C. and Vapnik, V. (1995), "Support-vector networks",
Machine Learning 20; LIBLINEAR, Fan et al. 2008), rare themes weighted up. Its accuracy is that of stratified
cross-validation; the confidence of an assignment is the share of assignments with such a margin that cross-validation
got right, by a logistic curve (Platt 1999).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from consult.assessments.methods.character_grams import Sparse
from consult.assessments.methods.normalised_text import is_placeholder
from consult.assessments.methods.text_features import TextCounts, features, text_counts
from consult.assessments.methods.theme_certainty import CERTAIN_FROM
from consult.assessments.methods.wilson import Counts, Floats

FOLDS = 5
PENALTY = 1.0
NONE = -1

Members = NDArray[np.bool_]


class TooFewLabels(ValueError):
    """There is nothing to learn from: fewer than two themes, or no theme with two texts."""


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


@dataclass(frozen=True)
class Assignments:
    """The theme of each text: `theme` int (n,), its place in `themes`, or NONE for a text that says nothing.

    `confidence` float64 (n,), between 0 and 1, 0 for those; `is_uncertain` bool (n,), whether a person should look.
    """

    themes: tuple[str, ...]
    theme: Counts
    confidence: Floats
    is_uncertain: NDArray[np.bool_]
    quality: Quality


def assign_themes(
    texts: Sequence[str], labels: Sequence[Sequence[str]], seed: int, keywords: Mapping[str, str] | None = None
) -> Assignments:
    """Learns the themes from the labelled texts and assigns all texts; those labelled, by what was learnt without them.

    `labels`: what people said of each text, none for a text nobody labelled; where they gave several themes the text is an
    example of each, and an assignment to any of them is right; a text that says nothing is an example of nothing.
    `keywords`: for each theme words that speak of it; its title counts as such in any case.
    Raises TooFewLabels below two themes, or where no theme has two texts.
    """
    says_nothing = np.array([is_placeholder(text) for text in texts], bool)
    told = [() if nothing else mine for nothing, mine in zip(says_nothing, labels, strict=True)]
    themes = tuple(sorted({label for mine in told for label in mine} | set(keywords or {})))
    members = np.array([[theme in mine for theme in themes] for mine in told], bool).reshape(len(texts), len(themes))
    labelled = np.flatnonzero(members.any(axis=1))
    if len(themes) < 2 or members.sum(axis=0).max(initial=0) < 2:
        raise TooFewLabels
    seeds = [f"{theme} {(keywords or {}).get(theme, '')}" for theme in themes]
    counts = text_counts([*texts, *seeds])
    examples = np.concatenate([members, np.eye(len(themes), dtype=bool)])
    first = np.array([themes.index(mine[0]) for mine in told if mine])
    learnt = np.concatenate([labelled, np.arange(len(texts), len(examples))])
    margins, found = _cross_validated(counts.of(learnt), examples[learnt], first, seed)
    quality = _quality(themes, members[labelled], first, found)
    scores = _scores(counts, examples[learnt], learnt)[: len(texts)]
    is_right = members[labelled, found]
    theme, margin = scores.argmax(axis=1), _margins(scores)
    theme[labelled], margin[labelled] = found, margins
    confidence = _confidence(margins, is_right, margin)
    return Assignments(
        themes,
        np.where(says_nothing, NONE, theme),
        np.where(says_nothing, 0.0, confidence),
        says_nothing | (confidence < CERTAIN_FROM),
        quality,
    )


def stratified_folds(classes: Counts, folds: int, seed: int) -> Counts:
    """The fold of each element, int64 (n,): each class is dealt out in turn, so that folds differ by one member at most."""
    shuffled = np.random.Generator(np.random.PCG64(seed)).permutation(len(classes))
    dealt = shuffled[np.argsort(classes[shuffled], kind="stable")]
    fold = np.empty(len(classes), np.int64)
    fold[dealt] = np.arange(len(classes)) % folds
    return fold


def _cross_validated(counts: TextCounts, examples: Members, first: Counts, seed: int) -> tuple[Floats, Counts]:
    """The margin and the theme that each labelled text gets from a classifier that has not seen it.

    `counts`, `examples`: the labelled texts, then the words of each theme; `first`: the first theme of each labelled text.
    """
    n = len(first)
    fold = stratified_folds(first, min(FOLDS, n), seed)
    margins, found = np.zeros(n), np.zeros(n, np.int64)
    for number in np.unique(fold):
        out = np.flatnonzero(fold == number)
        learnt = np.concatenate([np.flatnonzero(fold != number), np.arange(n, len(examples))])
        scores = _scores(counts, examples[learnt], learnt)[out]
        margins[out], found[out] = _margins(scores), scores.argmax(axis=1)
    return margins, found


def _scores(counts: TextCounts, examples: Members, learnt: Counts) -> Floats:
    """How far each text lies on the side of each theme, float64 (n, themes), learnt from the rows `learnt`, as `examples` say."""
    seen = features(counts, learnt)
    known = seen[learnt]
    return np.stack([_trained(known, is_member, examples.shape[1]).decision_function(seen) for is_member in examples.T], 1)


def _trained(known: Sparse, is_member: NDArray[np.bool_], themes: int) -> LinearSVC:
    """The machine of one theme; its members weigh as much as those of a theme of mean size."""
    weight = len(is_member) / (themes * max(1, is_member.sum()))
    return LinearSVC(C=PENALTY, class_weight={True: weight, False: 1.0}, random_state=0).fit(known, is_member)


def _margins(scores: Floats) -> Floats:
    """How far the best theme is ahead of the next, (n,)."""
    ordered = np.sort(scores, axis=1)
    margins: Floats = ordered[:, -1] - ordered[:, -2]
    return margins


def _confidence(margins: Floats, is_right: NDArray[np.bool_], wanted: Floats) -> Floats:
    """The share of right assignments at such a margin, (n,); a text without any margin is as likely right as wrong.

    Where larger margins were not better, the share of all.
    """
    known = np.append(margins, [0.0, 0.0])[:, None]
    curve = LogisticRegression(C=100.0).fit(known, np.append(is_right, [True, False]))
    if curve.coef_[0, 0] <= 0:
        return np.full(len(wanted), is_right.mean())
    shares: Floats = curve.predict_proba(wanted[:, None])[:, 1]
    return shares


def _quality(themes: Sequence[str], members: Members, first: Counts, found: Counts) -> Quality:
    """Accuracy and F1; the theme a text should have had is the one it got where that is among its labels, else its first."""
    is_right = members[np.arange(len(found)), found]
    wanted = np.where(is_right, found, first)
    folds = min(FOLDS, len(found))
    each = tuple(_theme_quality(theme, wanted == place, found == place, folds) for place, theme in enumerate(themes))
    measured = [one.f1 for one in each if one.n or one.precision is not None]
    return Quality(float(is_right.mean()), float(np.mean(measured)), folds, len(found), each)


def _theme_quality(theme: str, wanted: NDArray[np.bool_], found: NDArray[np.bool_], folds: int) -> ThemeQuality:
    both, n, assigned = int((wanted & found).sum()), int(wanted.sum()), int(found.sum())
    precision = both / assigned if assigned else None
    recall = both / n if n else 0.0
    return ThemeQuality(theme, n, precision, recall, 2 * both / (n + assigned) if n + assigned else 0.0, n < folds)
