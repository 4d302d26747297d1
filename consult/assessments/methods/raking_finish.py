"""What passes over the margins leave undone where they settle slowly: Newton's method on the dual of raking.

The raked weights w_i exp(Σ_k x_ik λ_k) minimise the convex Σ w_i exp(x_i λ) / N − T λ (Deville & Särndal 1992, JASA 87, 376–382),
and near the minimum each step doubles the right decimals. Where there is no minimum λ grows without end, and proves why: weights
that reproduce the margins would make T λ a mean of the x_i λ, which it cannot be where it is above the largest of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from consult.assessments.methods.cells import Cells
from consult.assessments.methods.margins import Codes, Margin
from consult.assessments.methods.wilson import Floats

MOST_STEPS, MOST_HALVINGS = 100, 40
# Curvature that floats cannot tell from nothing: of ways on which nothing changes, or on which the height falls for ever.
FLAT = 1e-15
CLEARLY = 10


@dataclass(frozen=True)
class Finish:
    """`weights`: float64 (c,), where every margin holds within the tolerance, else None; `steps` it took.

    `gap`: the largest difference that is left; `are_margins_wrong`: whether no weights above 0 at all reproduce the margins.
    """

    weights: Floats | None
    steps: int
    gap: float
    are_margins_wrong: bool


def finish(weights: Floats, cells: Cells, margins: Sequence[Margin], tolerance: float) -> Finish:
    """From weights (c,) to those that passes over the margins would come to. It starts where they did: how far is the proof."""
    dual = _Dual.of(weights, cells, margins)
    point, steps = np.zeros(len(dual.targets)), 0
    while steps < MOST_STEPS and not dual.is_reached(point, tolerance) and not dual.is_hopeless(point, tolerance):
        nearer = dual.nearer(point)
        if nearer is None:
            break
        point, steps = nearer, steps + 1
    gap = float(np.abs(dual.gaps(point)).max())
    if dual.is_reached(point, tolerance):
        return Finish(dual.borne(point) * cells.respondents / cells.counts, steps, gap, are_margins_wrong=False)
    # Where the margins hold all the same, they do only at the end of an endless way, where some cells bear nothing.
    return Finish(None, steps, gap, gap <= tolerance or dual.is_hopeless(point, tolerance))


@dataclass(frozen=True)
class _Dual:
    """`start`: float64 (c,), the part of all participants each cell bears; `places`: int64 (c, v), its category in each margin
    among all k categories; `targets`: float64 (k,), their shares in the population."""

    start: Floats
    places: Codes
    targets: Floats

    @classmethod
    def of(cls, weights: Floats, cells: Cells, margins: Sequence[Margin]) -> "_Dual":
        """Of the cells with those weights; what they bear sums to one."""
        borne = weights * cells.counts
        first = np.cumsum([0, *(len(margin.shares) for margin in margins[:-1])])
        return cls(borne / borne.sum(), cells.codes + first, np.concatenate([margin.shares for margin in margins]))

    def exponents(self, point: Floats) -> Floats:
        """(c,): x_i λ of each cell."""
        found: Floats = point[self.places].sum(axis=1)
        return found

    def borne(self, point: Floats) -> Floats:
        """(c,): what the cells bear there; infinite where that is more than floats hold."""
        found: Floats = self.start * np.exp(self.exponents(point))
        return found

    def gaps(self, point: Floats) -> Floats:
        """(k,): by how much the shares are off, which is the slope."""
        found: Floats = self._by_category(self.borne(point)) - self.targets
        return found

    def is_reached(self, point: Floats, tolerance: float) -> bool:
        """Whether the margins hold, and so much better than the least cell bears that it bears something."""
        gap, least = float(np.abs(self.gaps(point)).max()), float(self.borne(point).min())
        return gap <= tolerance and least > max(FLAT, CLEARLY * gap)

    def is_hopeless(self, point: Floats, tolerance: float) -> bool:
        """Whether the point proves that no weights reproduce the margins."""
        above = float(self.targets @ point) - float(self.exponents(point).max())
        return above > tolerance * max(1.0, float(np.abs(point).max()))

    def nearer(self, point: Floats) -> Floats | None:
        """Newton's step, halved until it leads down or to smaller gaps; None where none does."""
        slope, height = self.gaps(point), self._height(point)
        curvature, ways = np.linalg.eigh(self._curvature(point))
        step = ways @ ((ways.T @ -slope) / np.maximum(curvature, FLAT))
        with np.errstate(over="ignore"):
            for halving in range(MOST_HALVINGS):
                there = point + step / 2**halving
                if self._height(there) < height or np.linalg.norm(self.gaps(there)) < np.linalg.norm(slope):
                    return np.asarray(there, np.float64)
        return None

    def _height(self, point: Floats) -> float:
        return float(self.borne(point).sum() - self.targets @ point)

    def _curvature(self, point: Floats) -> Floats:
        """(k, k): what the cells in each pair of categories bear."""
        size, borne = len(self.targets), self.borne(point)
        keys = [mine * size + other for mine in self.places.T for other in self.places.T]
        return np.sum([np.bincount(one, borne, minlength=size * size) for one in keys], axis=0).reshape(size, size)

    def _by_category(self, borne: Floats) -> Floats:
        return np.sum([np.bincount(column, borne, minlength=len(self.targets)) for column in self.places.T], axis=0)
