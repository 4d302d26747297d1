"""Ranked discrepancy: of a hundred people, how many more have above what matters to them than below.

RDS_j = 100 (n[C > I] − n[C < I]) / n, from −100 (everybody lacks) to 100. Narine, L. & Harder, A. (2021), "Comparing the Borich
model with the ranked discrepancy model for competency assessment: a novel approach", Advancements in Agricultural Development 2.
Only the order of the two ratings counts: it does not take the distance from 1 to 2 for that from 4 to 5. The interval is that of
a difference of paired shares, with half a person added to each of four cells: Agresti, A. & Min, Y. (2005), Statistics in
Medicine 24, 729–740.
"""

import numpy as np

from consult.assessments.methods.discrepancy import Discrepancy, PairCounts
from consult.assessments.methods.wilson import Z_95, Floats

SCALE = 100.0


def ranked_discrepancy(pairs: PairCounts) -> Discrepancy:
    """Of each need, among people who rated both: negative where more people lack than have too much."""
    base, above, below = pairs.base, pairs.where(pairs.gaps < 0), pairs.where(pairs.gaps > 0)
    n = np.where(base > 0, base, np.nan)
    value: Floats = SCALE * (above - below) / n
    differ, balance = (above + below + 1) / (n + 2), (above - below) / (n + 2)
    reach = Z_95 * np.sqrt((differ - balance**2) / (n + 2))
    low, high = (SCALE * np.clip(balance + side * reach, -1, 1) for side in (-1, 1))
    return Discrepancy(value, low, high, base)
