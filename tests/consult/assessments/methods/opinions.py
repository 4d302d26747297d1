"""Made opinions: groups planted in them, or none."""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.opinion_matrix import MISSING

Table = NDArray[np.int8]


def planted(sizes: tuple[int, ...], statements: int, seed: int, density: float = 0.6, fervour: float = 0.9) -> Table:
    """A table (n, m) in which the people of one group lean the same way on each statement, with that probability.

    Any two groups lean the same way on half of the statements.
    """
    random = np.random.default_rng(seed)
    patterns = np.array(list(product([1, -1], repeat=len(sizes)))).T
    leaning = patterns[:, random.permutation(np.resize(np.arange(patterns.shape[1]), statements))]
    group = np.repeat(np.arange(len(sizes)), sizes)
    follows = random.random((len(group), statements)) < fervour
    return seen(np.where(follows, leaning[group], -leaning[group]), density, random)


def noise(people: int, statements: int, seed: int, density: float = 0.6) -> Table:
    """A table (n, m) in which statements are more or less liked, and no vote has to do with another."""
    random = np.random.default_rng(seed)
    liked = random.uniform(0.2, 0.8, statements)
    said = np.where(random.random((people, statements)) < liked, 1, -1)
    return seen(np.where(random.random(said.shape) < 0.15, 0, said), density, random)


def seen(said: NDArray[np.integer], density: float, random: np.random.Generator) -> Table:
    """The same votes with all but a share `density` of them missing."""
    return np.where(random.random(said.shape) < density, said, MISSING).astype(np.int8)


def all_in(statements: int) -> NDArray[np.bool_]:
    """No statement is moderated out."""
    return np.zeros(statements, bool)
