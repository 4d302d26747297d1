"""Assigning texts to themes as people did: a linear classifier learnt on labelled texts, and how well it does.

One support vector machine for each theme against the others (Cortes, C. and Vapnik, V. (1995), "Support-vector networks",
Machine Learning 20; LIBLINEAR, Fan et al. 2008), rare themes weighted up. Its accuracy and its confidence are those of
stratified cross-validation, in which copies of a text are never on both sides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.svm import LinearSVC

from consult.assessments.methods.character_grams import Sparse
from consult.assessments.methods.normalised_text import normalised, says_nothing
from consult.assessments.methods.text_families import text_families
from consult.assessments.methods.text_features import features, text_counts
from consult.assessments.methods.theme_certainty import CERTAIN_FROM
from consult.assessments.methods.theme_confidence import confidence
from consult.assessments.methods.theme_folds import family_folds
from consult.assessments.methods.theme_quality import Quality, quality
from consult.assessments.methods.wilson import Counts, Floats

FOLDS = 5
PENALTY = 1.0
# Where the machine stops: half the work of the usual 1e-4, with the same assignments.
TOLERANCE = 1e-2
NONE = -1

Members = NDArray[np.bool_]


class TooFewLabels(ValueError):
    """There is nothing to learn from: fewer than two themes, or no theme with two texts, or copies of one text alone."""


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
    Raises TooFewLabels below two themes, where no theme has two texts, or where all labelled texts are copies of one.
    """
    plain = [normalised(text) for text in texts]
    is_nothing = np.array([says_nothing(text) for text in plain], bool)
    told = [() if nothing else mine for nothing, mine in zip(is_nothing, labels, strict=True)]
    themes = tuple(sorted({label for mine in told for label in mine} | set(keywords or {})))
    members = np.array([[theme in mine for theme in themes] for mine in told], bool).reshape(len(texts), len(themes))
    labelled = np.flatnonzero(members.any(axis=1))
    family = text_families([plain[place] for place in labelled])
    if len(themes) < 2 or members.sum(axis=0).max(initial=0) < 2 or family.max() < 1:
        raise TooFewLabels
    seeds = [f"{theme} {(keywords or {}).get(theme, '')}" for theme in themes]
    known = np.concatenate([labelled, np.arange(len(texts), len(texts) + len(themes))])
    seen = features(text_counts([*texts, *seeds], [*plain, *map(normalised, seeds)]), known)
    examples = np.concatenate([members[labelled], np.eye(len(themes), dtype=bool)])
    first = np.array([themes.index(mine[0]) for mine in told if mine])
    folds = min(FOLDS, int(family.max()) + 1)
    learnt = seen[known]
    margins, found = _cross_validated(learnt, examples, family_folds(family, first, folds, seed))
    scores = _scores(learnt, examples, seen[: len(texts)])
    theme, margin = scores.argmax(axis=1), _margins(scores)
    theme[labelled], margin[labelled] = found, margins
    sure = confidence(margins, members[labelled, found], family, margin)
    return Assignments(
        themes,
        np.where(is_nothing, NONE, theme),
        np.where(is_nothing, 0.0, sure),
        is_nothing | (sure < CERTAIN_FROM),
        quality(themes, members[labelled], first, found, folds),
    )


def _cross_validated(known: Sparse, examples: Members, fold: Counts) -> tuple[Floats, Counts]:
    """The margin and the theme that each labelled text gets from a classifier that has not seen it.

    `known`, `examples`: the labelled texts, then the words of each theme; `fold`: int64 (n,), of each labelled text.
    """
    n = len(fold)
    margins, found = np.zeros(n), np.zeros(n, np.int64)
    for number in np.unique(fold):
        out = np.flatnonzero(fold == number)
        learnt = np.concatenate([np.flatnonzero(fold != number), np.arange(n, len(examples))])
        scores = _scores(known[learnt], examples[learnt], known[out])
        margins[out], found[out] = _margins(scores), scores.argmax(axis=1)
    return margins, found


def _scores(known: Sparse, examples: Members, asked: Sparse) -> Floats:
    """How far each text `asked` lies on the side of each theme, float64 (n, themes), learnt from the texts `known`."""
    exact = known.astype(np.float64)
    machines = [_trained(exact, is_member, examples.shape[1]) for is_member in examples.T]
    sides = np.stack([machine.coef_[0] for machine in machines], axis=1)
    scores: Floats = asked @ sides + np.array([machine.intercept_[0] for machine in machines])
    return scores


def _trained(known: Sparse, is_member: NDArray[np.bool_], themes: int) -> LinearSVC:
    """The machine of one theme; its members weigh as much as those of a theme of mean size."""
    weight = len(is_member) / (themes * max(1, is_member.sum()))
    return LinearSVC(C=PENALTY, tol=TOLERANCE, class_weight={True: weight, False: 1.0}, random_state=0).fit(known, is_member)


def _margins(scores: Floats) -> Floats:
    """How far the best theme is ahead of the next, (n,)."""
    ordered = np.sort(scores, axis=1)
    margins: Floats = ordered[:, -1] - ordered[:, -2]
    return margins
