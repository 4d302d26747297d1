"""How sure an assignment is: the share of assignments with such a margin that cross-validation got right.

A logistic curve (Platt, J. (1999), "Probabilistic outputs for support vector machines"), held back where little is known.
Measured on the three labelled collections of the reference data, learnt from 20 to 120 texts: of those told to be at
least CERTAIN_FROM, on average as many were right as told, or more.
"""

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from consult.assessments.methods.theme_certainty import CERTAIN_FROM
from consult.assessments.methods.wilson import Counts, Floats

# With fewer labelled texts of different words the curve is chance: told were 86 %, right 58 % with 15 of them.
FEWEST = 20
AT_MOST_BELOW = CERTAIN_FROM - 0.01
# The steepness a curve is held to by as much as by one observation; it takes many texts to overrule it.
STEEPNESS = 1.0


def confidence(margins: Floats, is_right: NDArray[np.bool_], family: Counts, wanted: Floats) -> Floats:
    """The share of right assignments at each of the margins `wanted`, (n,).

    `margins`, `is_right`, `family`: of the labelled texts, each family of copies counting as one text. A text without any
    margin is as likely right as wrong; no margin makes surer than the largest that was seen; where larger margins were
    not better it is the share of all; below FEWEST families nothing is certain.
    """
    weight = 1 / np.bincount(family)[family]
    known = np.append(margins, [0.0, 0.0])[:, None]
    curve = LogisticRegression(C=STEEPNESS).fit(known, np.append(is_right, [True, False]), np.append(weight, [1.0, 1.0]))
    if curve.coef_[0, 0] <= 0:
        shares: Floats = np.full(len(wanted), np.average(is_right, weights=weight))
    else:
        shares = curve.predict_proba(np.minimum(wanted, margins.max())[:, None])[:, 1]
    return np.minimum(shares, AT_MOST_BELOW) if family.max() + 1 < FEWEST else shares
