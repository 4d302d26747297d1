"""A picture of the opinion groups in which nobody has a place of their own: where each group lies, and how spread out it is.

What is drawn can be read as a table too: a row for each group, and at both ends of each axis the statements that make it.
"""

from dataclasses import dataclass

import numpy as np

from consult.assessments.methods.opinion_axes import AXES, Axes
from consult.assessments.methods.opinion_matrix import Mask
from consult.assessments.methods.wilson import Counts, Floats
from consult.core.disclosure import THRESHOLD, suppress

ENDS = 3


@dataclass(frozen=True)
class GroupShape:
    """Group `number` from 0, of `size` people: an ellipse around their mean place.

    `radii`: one standard deviation along and across its longest direction, which is `angle` radians from the first axis.
    """

    number: int
    size: int
    centre: tuple[float, float]
    radii: tuple[float, float]
    angle: float


@dataclass(frozen=True)
class OpinionPicture:
    """`shapes` of the groups that may be shown; `hidden`, how many may not; `ends`: of each axis, the statements that agreeing
    with draws people to its negative and to its positive end, the strongest first."""

    shapes: tuple[GroupShape, ...]
    hidden: int
    ends: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def opinion_picture(axes: Axes, group: Counts, is_out: Mask, threshold: int = THRESHOLD) -> OpinionPicture:
    """The picture of the groups `group` int64 (n,), −1 for people in none, of at least `threshold` people each.

    Where one group alone would be hidden, so is the smallest other, as the hidden one could be had by subtraction.
    """
    sizes = suppress(dict(enumerate(np.bincount(group[group >= 0]).tolist())), threshold)
    shown = {number: size for number, size in sizes.items() if size}
    shapes = tuple(_shape(number, size, axes.positions[group == number]) for number, size in shown.items())
    return OpinionPicture(shapes, len(sizes) - len(shown), tuple(_ends(axes.loadings[axis], is_out) for axis in range(AXES)))


def _shape(number: int, size: int, places: Floats) -> GroupShape:
    x, y = places.mean(axis=0)
    variances, directions = np.linalg.eigh(np.cov(places.T))
    across, along = np.sqrt(np.maximum(variances, 0))
    angle = float(np.arctan2(directions[1, 1], directions[0, 1])) % np.pi
    return GroupShape(number, size, (float(x), float(y)), (float(along), float(across)), angle)


def _ends(loadings: Floats, is_out: Mask) -> tuple[tuple[int, ...], tuple[int, ...]]:
    order = [int(statement) for statement in np.argsort(loadings, kind="stable") if not is_out[statement]]
    negative = tuple(statement for statement in order[:ENDS] if loadings[statement] < 0)
    positive = tuple(statement for statement in order[::-1][:ENDS] if loadings[statement] > 0)
    return negative, positive
