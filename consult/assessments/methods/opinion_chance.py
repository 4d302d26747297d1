"""Whether votes hang together more than chance makes them.

Parallel analysis (Horn 1965, "A rationale and test for the number of factors in factor analysis", Psychometrika 30):
the votes on each statement are dealt again at random among the people who voted on it, so that who voted on what and
how many agree stay as they are, and only what links one statement to another is lost.
"""

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.clusters import sample_of
from consult.assessments.methods.opinion_axes import AXES, centred, leading_axes
from consult.assessments.methods.opinion_matrix import Mask, Opinions
from consult.assessments.methods.wilson import Floats

DEALS = 19
PEOPLE = 1_000
TOLERANCE = 1e-2


def beyond_chance(opinions: Opinions, is_out: Mask, seed: int) -> Floats:
    """float64 (2,): by how many standard deviations each axis explains more than it does when votes are dealt again.

    Of the variance that the axes before it leave. About 0 (rarely above 4) for opinions that have nothing to do with one
    another, and for a second axis where one explains all there is; tens for real conversations; 0 when nothing varies.
    Beyond PEOPLE people a seeded sample of that many stands for all.
    """
    seen = opinions.of_people(sample_of(opinions.people, seed, PEOPLE))
    random = np.random.Generator(np.random.PCG64(seed))
    by_statement = np.argsort(seen.statement, kind="stable")
    dealt = np.array([_explained(_dealt(seen, by_statement, random), is_out) for _ in range(DEALS)])
    spread = dealt.std(axis=0, ddof=1)
    return np.divide(_explained(seen, is_out) - dealt.mean(axis=0), spread, out=np.zeros(AXES), where=spread > 0)


def _dealt(opinions: Opinions, by_statement: NDArray[np.int64], random: np.random.Generator) -> Opinions:
    vote = np.empty_like(opinions.vote)
    vote[by_statement] = opinions.vote[np.argsort(opinions.statement + random.random(len(vote)))]
    return Opinions(opinions.person, opinions.statement, vote, opinions.people, opinions.statements)


def _explained(opinions: Opinions, is_out: Mask) -> Floats:
    """(2,): the share that the first axis has of all variance, and the second of what the first leaves."""
    first, second = leading_axes(centred(opinions, is_out), AXES, TOLERANCE)[0]
    return np.array([first, second / (1 - first) if first < 1 else 0.0])
