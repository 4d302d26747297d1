"""Votes as they would be if people differed along some axes but stood there evenly spread, in no groups at all.

A factor model with thresholds (Christoffersson 1975, "Factor analysis of dichotomized variables", Psychometrika 40): how
much somebody likes a statement is where they stand on the axes, as much as the statement loads on them, and chance. People
stand evenly in a ball, as no other spread without a gap is as close to groups (Hartigan & Hartigan 1985, "The dip test of
unimodality", Annals of Statistics 13). Who voted on what, and how many agree and pass, stay as they are. Along no axis at
all, that is Horn's parallel analysis (1965, Psychometrika 30): votes dealt again at random.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.opinion_axes import centred, leading_axes
from consult.assessments.methods.opinion_matrix import Mask, Opinions
from consult.assessments.methods.wilson import Counts, Floats

DEALS = 19
FITS = 5
TOLERANCE = 1e-2
APART = 64.0
MOST_SHARED = 0.95  # of how much one likes a statement; some is always chance


@dataclass(frozen=True)
class Continuum:
    """The votes `opinions` of n people on m statements, and what deals them again along d axes.

    `loadings`: float64 (d, m), how much liking each statement has to do with standing far out on each axis.
    `votes`: int8 (v,), ordered by statement and then by vote.
    """

    opinions: Opinions
    loadings: Floats
    votes: NDArray[np.int8]

    def deal(self, random: np.random.Generator) -> Opinions:
        """Once more the same numbers of votes, by people who are spread evenly."""
        seen, (axes, _) = self.opinions, self.loadings.shape
        shared = np.square(self.loadings).sum(axis=0)
        loadings = self.loadings * np.sqrt(np.minimum(1, MOST_SHARED / np.maximum(shared, MOST_SHARED)))
        alone = np.sqrt(1 - np.square(loadings).sum(axis=0))
        liking = alone[seen.statement] * random.standard_normal(len(seen.vote))
        for place, loading in zip(_evenly(seen.people, axes, random).T, loadings, strict=True) if axes else ():
            liking += place[seen.person] * loading[seen.statement]
        vote = np.empty_like(self.votes)
        vote[_by_statement(seen, liking)] = self.votes
        return Opinions(seen.person, seen.statement, vote, seen.people, seen.statements)


def continuum(opinions: Opinions, is_out: Mask, axes: int, random: np.random.Generator) -> Continuum:
    """The continuum along so many axes whose deals show as much variance along each as the votes themselves do.

    `is_out` bool (m,): the statements that are moderated out.
    """
    spread = Continuum(opinions, np.zeros((axes, opinions.statements)), opinions.vote[_by_statement(opinions, opinions.vote)])
    if not axes:
        return spread
    explained, directions = leading_axes(centred(opinions, is_out), axes, TOLERANCE)
    deviation = _deviation(opinions, is_out)
    steep = np.divide(directions, deviation, out=np.zeros_like(directions), where=deviation > 0)
    height = np.sqrt(explained * np.square(deviation).sum())
    for _ in range(FITS):
        spread = replace(spread, loadings=steep * height[:, None])
        seen, _ = leading_axes(centred(spread.deal(random), is_out), axes, TOLERANCE)
        height = height * np.sqrt(np.divide(explained, seen, out=np.ones(axes), where=seen > 0))
    return replace(spread, loadings=steep * height[:, None])


def _deviation(opinions: Opinions, is_out: Mask) -> Floats:
    """(m,): the standard deviation of the votes on each statement, 0 where it is out or nobody voted."""
    asked = np.maximum(np.bincount(opinions.statement, minlength=opinions.statements), 1)
    mean, square = (
        np.bincount(opinions.statement, said, opinions.statements) / asked for said in (opinions.vote, opinions.vote**2)
    )
    return np.where(is_out, 0.0, np.sqrt(np.maximum(square - np.square(mean), 0)))


def _evenly(people: int, axes: int, random: np.random.Generator) -> Floats:
    """(people, axes): places drawn evenly from a ball, with variance 1 along each axis."""
    towards = random.standard_normal((people, axes))
    length = np.sqrt(np.square(towards).sum(axis=1, keepdims=True))
    far = random.random((people, 1)) ** (1 / axes) * np.sqrt(axes + 2)
    places: Floats = towards / np.maximum(length, np.finfo(float).tiny) * far
    return places


def _by_statement(opinions: Opinions, key: NDArray[Any]) -> Counts:
    """int64 (v,): the order by statement, and then by the key (v,), which is less than half of APART."""
    return np.argsort(opinions.statement * APART + key)
