"""Statements that say much the same as another one, as the same people agree with both or with one of the two alone.

The correlation of two statements is that of their votes among the people who voted on both. They say the same when it is
surely beyond SAME_FROM: the lower end of its one-sided 95 % interval (Fisher, R. A. 1921, "On the probable error of a
coefficient of correlation deduced from a small sample", Metron 1).
"""

import numpy as np

from consult.assessments.methods.opinion_matrix import Mask, Opinions
from consult.assessments.methods.wilson import Counts, Floats

SAME_FROM, ALIKE_FROM = 0.6, 0.4
Z_95_ONE_SIDED = 1.6448536269514722
FEWEST_BOTH = 10  # so few agree throughout by chance, which Fisher’s interval takes for certain
SURELY = 1 - 1e-9


def repeated(opinions: Opinions, order: Counts, most: int) -> Mask:
    """bool (m,): the statements that say the same as another one, of those in `order`, int64 (s,), the first of each excepted.

    Where more than `most` are alike, as far as one sees, they repeat nothing: that many statements are a pattern of opinion.
    """
    correlation, both = _correlations(opinions, order)
    is_known = both >= FEWEST_BOTH
    is_alike = is_known & (correlation > ALIKE_FROM)
    surely = np.arctanh(correlation) - Z_95_ONE_SIDED / np.sqrt(np.maximum(both - 3, 1))
    is_same = is_known & (surely > np.arctanh(SAME_FROM))
    is_repeated, is_left = np.zeros(opinions.statements, bool), np.ones(len(order), bool)
    for head in range(len(order)):
        if is_left[head]:
            is_pattern = 1 + is_alike[head].sum() > most
            same = is_same[head] & is_left & (not is_pattern)
            is_repeated[order[same]] = True
            is_left &= ~same
            is_left[head] = False
    return is_repeated


def _correlations(opinions: Opinions, order: Counts) -> tuple[Floats, Floats]:
    """(s, s) each: how strongly the votes on two statements go together, 0 to 1 and 0 for one with itself; voters of both."""
    place = np.full(opinions.statements, -1)
    place[order] = np.arange(len(order))
    is_asked = place[opinions.statement] >= 0
    said, seen = (np.zeros((opinions.people, len(order))) for _ in range(2))
    cells = opinions.person[is_asked], place[opinions.statement[is_asked]]
    said[cells], seen[cells] = opinions.vote[is_asked], 1
    both = seen.T @ seen
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.square(said).T @ seen - np.square(said.T @ seen) / both
        shared = said.T @ said - (said.T @ seen) * (seen.T @ said) / both
        correlation = np.abs(np.nan_to_num(shared / np.sqrt(spread * spread.T), posinf=0, neginf=0))
    np.fill_diagonal(correlation, 0)
    return np.minimum(correlation, SURELY), both
