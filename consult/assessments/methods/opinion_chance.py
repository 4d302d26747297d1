"""Whether votes hang together along one axis or two, and whether groups are apart, more than they would be without groups.

Parallel analysis (Horn 1965, "A rationale and test for the number of factors in factor analysis", Psychometrika 30): an
axis counts if it explains more than where votes only follow the axes before it. What people spread evenly along one axis
say bends into a second one; that one is no axis of its own.
"""

import numpy as np

from consult.assessments.methods.alike_statements import repeated
from consult.assessments.methods.clusters import k_means, sample_of, silhouettes
from consult.assessments.methods.opinion_axes import centred, leading_axes, opinion_axes
from consult.assessments.methods.opinion_continuum import DEALS, TOLERANCE, continuum
from consult.assessments.methods.opinion_matrix import Mask, Opinions
from consult.assessments.methods.opinion_minima import FEW_ALIKE, MIN_BEYOND_CHANCE, STATEMENTS_TO_ONE_ALIKE
from consult.assessments.methods.wilson import Floats

PEOPLE, PEOPLE_APART = 1_000, 500
STARTS = 8
MEANT = 2
HEAVIEST = 200


def beyond_chance(opinions: Opinions, is_out: Mask, seed: int) -> Floats:
    """float64 (MEANT,): by how many standard deviations each axis explains more than in a continuum along those before it.

    Of the variance that the axes before it leave. About 0 (rarely above 4) for opinions that have nothing to do with one
    another, and for a second axis where one explains all there is; tens for real conversations; 0 when nothing varies, and
    after an axis that is no more than chance. Beyond PEOPLE people a seeded sample of that many stands for all.
    """
    seen, random = _some(opinions, seed, PEOPLE)
    beyond = np.zeros(MEANT)
    for axis in range(MEANT):
        beyond[axis] = _axis_beyond(seen, is_out, axis, random)
        if beyond[axis] < MIN_BEYOND_CHANCE:
            break
    return beyond


def hangs_on_few(opinions: Opinions, is_out: Mask, seed: int) -> bool:
    """Whether votes no longer hang together once statements that say the same count once and the heaviest is left out.

    Two statements that say the same are agreed with by the same people; that makes nobody vote alike on anything else.
    Only the statements that weigh most on the first axis are looked at, up to HEAVIEST.
    """
    seen, random = _some(opinions, seed, PEOPLE)
    _, loadings = leading_axes(centred(seen, is_out), 1, TOLERANCE)
    order = np.argsort(-np.abs(loadings[0]), kind="stable")
    order = order[~is_out[order]][:HEAVIEST]
    is_left_out = is_out | repeated(seen, order, max(FEW_ALIKE, int((~is_out).sum()) // STATEMENTS_TO_ONE_ALIKE))
    is_left_out[order[:1]] = True
    return _axis_beyond(seen, is_left_out, 0, random) < MIN_BEYOND_CHANCE


def gap(opinions: Opinions, is_out: Mask, axes: int, number: int, seed: int) -> float:
    """By how many standard deviations the silhouette of so many groups is wider than that of people spread evenly on `axes` axes.

    About 0, rarely above 2, where opinions pass into one another; below where most people stand in the middle.
    Beyond PEOPLE_APART people a seeded sample of that many stands for all.
    """
    seen, random = _some(opinions, seed, PEOPLE_APART)
    spread = continuum(seen, is_out, axes, random)
    dealt = [_width(spread.deal(random), is_out, axes, number, seed) for _ in range(DEALS)]
    return _beyond(_width(seen, is_out, axes, number, seed), dealt)


def _some(opinions: Opinions, seed: int, most: int) -> tuple[Opinions, np.random.Generator]:
    """All people, or a sample of so many; and what deals votes to them."""
    return opinions.of_people(sample_of(opinions.people, seed, most)), np.random.Generator(np.random.PCG64(seed))


def _axis_beyond(seen: Opinions, is_out: Mask, axis: int, random: np.random.Generator) -> float:
    spread = continuum(seen, is_out, axis, random)
    dealt = [_explained(spread.deal(random), is_out, axis) for _ in range(DEALS)]
    return _beyond(_explained(seen, is_out, axis), dealt)


def _beyond(seen: float, dealt: list[float]) -> float:
    """By how many standard deviations of what was dealt a figure exceeds its mean; 0 where nothing varies."""
    deviation = float(np.std(dealt, ddof=1))
    return (seen - float(np.mean(dealt))) / deviation if deviation > 0 else 0.0


def _explained(opinions: Opinions, is_out: Mask, axis: int) -> float:
    """The share that the axis, from 0, has of the variance which those before it leave."""
    shares, _ = leading_axes(centred(opinions, is_out), axis + 1, TOLERANCE)
    left = 1 - float(shares[:axis].sum())
    return float(shares[axis]) / left if left > 0 else 0.0


def _width(opinions: Opinions, is_out: Mask, axes: int, number: int, seed: int) -> float:
    points = opinion_axes(opinions, is_out, axes, TOLERANCE).positions
    return float(silhouettes(points, k_means(points, number, seed, STARTS)[:1], seed)[0])
