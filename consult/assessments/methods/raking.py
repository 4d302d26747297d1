"""Raking: weights under which the participants have the shares of the population in several variables at once.

Iterative proportional fitting: for each margin in turn w_i ← w_i T_k / Σ_{i in k} w_i, until every margin holds; where that
takes long, `raking_finish` goes on to the same weights.
Deming, W. E. & Stephan, F. F. (1940), Annals of Mathematical Statistics 11, 427–444; Deville, J.-C. & Särndal, C.-E. (1992),
JASA 87, 376–382. A cap trims the weights to [low, high] times their mean and rakes anew, until both hold.
It works on cells: participants of the same combination have the same weight, so a million of them cost as much as their cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from consult.assessments.methods.cells import Cells
from consult.assessments.methods.effective_sample import EffectiveSample, effective_sample, missed_minima
from consult.assessments.methods.margins import Margin
from consult.assessments.methods.raking_finish import finish
from consult.assessments.methods.unweighable import (
    CapBelowCategory,
    CapTooTight,
    Contradiction,
    EmptyCategory,
    NobodyToWeigh,
    NoConvergence,
    WrongCap,
    ZeroTarget,
)
from consult.assessments.methods.wilson import Floats

TOLERANCE = 1e-10  # of each weighted share
MOST_SWEEPS = 300
MOST_TRIMS = 1_000
CAP_TOLERANCE = 1e-10  # of the mean weight


@dataclass(frozen=True)
class Cap:
    """The least and the most a weight may be, times the mean weight. Raises WrongCap unless 0 ≤ low < 1 < high."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low < 1 < self.high < float("inf"):
            raise WrongCap


@dataclass(frozen=True)
class Raked:
    """Weights that reproduce the margins; their mean over the participants is 1.

    `weights`: float64 (c,), of a participant of each cell; `iterations`: passes over all margins, and the
    steps of Newton's method after them.
    """

    cells: Cells
    weights: Floats
    iterations: int
    smallest_category: int

    @property
    def sample(self) -> EffectiveSample:
        """Design effect and effective sample."""
        return effective_sample(self.weights, self.cells.counts)

    @property
    def min_weight(self) -> float:
        """The least weight."""
        return float(self.weights.min())

    @property
    def max_weight(self) -> float:
        """The largest weight."""
        return float(self.weights.max())

    @property
    def missed_minima(self) -> tuple[str, ...]:
        """Why weighted figures are only indicative: codes of `effective_sample.MINIMA`; none where they are not."""
        return missed_minima(self.smallest_category, self.max_weight, self.sample.deff)


def rake(cells: Cells, margins: Sequence[Margin], cap: Cap | None = None) -> Raked:
    """The weights of the cells; `margins` are those of the variables of the cells, in the same order.

    Raises an Unweighable that names the reason: nobody, an empty category, a target of 0, margins that
    contradict each other, no convergence, a cap too tight.
    """
    if not len(cells.counts) or not margins:
        raise NobodyToWeigh
    smallest = _smallest_category(cells, margins)
    weights, iterations = _settled(np.ones(len(cells.counts)), cells, margins)
    if cap is not None:
        _check_cap(cells, margins, cap)
        weights, more = _capped(weights, cells, margins, cap)
        iterations += more
    return Raked(cells, weights, iterations, smallest)


def _smallest_category(cells: Cells, margins: Sequence[Margin]) -> int:
    """The participants of the smallest category that has a target; refuses categories nobody can be weighted to."""
    smallest = cells.respondents
    for variable, margin in enumerate(margins):
        counts = cells.category_counts(variable, len(margin.shares))
        for category, count, share in zip(margin.categories, counts, margin.shares, strict=True):
            if share > 0 and count == 0:
                raise EmptyCategory(margin.name, category)
            if share == 0 and count > 0:
                raise ZeroTarget(margin.name, category)
        smallest = min(smallest, int(counts[margin.shares > 0].min()))
    return smallest


def _check_cap(cells: Cells, margins: Sequence[Margin], cap: Cap) -> None:
    """Refuses a cap that excludes the mean weight some category needs."""
    for variable, margin in enumerate(margins):
        needed = _factors(np.ones(len(cells.counts)), cells, variable, margin)
        outside = (margin.shares > 0) & ((needed < cap.low) | (needed > cap.high))
        if outside.any():
            place = int(outside.argmax())
            raise CapBelowCategory(margin.name, margin.categories[place], float(needed[place]))


def _settled(weights: Floats, cells: Cells, margins: Sequence[Margin]) -> tuple[Floats, int]:
    """The weights once every margin holds, and the passes it took."""
    first, worst = weights, margins[0]
    for sweep in range(1, MOST_SWEEPS + 1):
        for variable, margin in enumerate(margins):
            weights = weights * _factors(weights, cells, variable, margin)[cells.codes[:, variable]]
        gaps = [_gap(weights, cells, variable, margin) for variable, margin in enumerate(margins)]
        if max(gaps) <= TOLERANCE:
            return weights / (cells.counts @ weights / cells.respondents), sweep
        worst = margins[int(np.argmax(gaps))]
    end = finish(first, cells, margins, TOLERANCE)
    if end.weights is None:
        raise Contradiction(worst.name) if end.are_margins_wrong else NoConvergence(worst.name, MOST_SWEEPS + end.steps, end.gap)
    return end.weights, MOST_SWEEPS + end.steps


def _factors(weights: Floats, cells: Cells, variable: int, margin: Margin) -> Floats:
    """(k,): what makes the weighted shares of one variable those of the population."""
    shares = _shares(weights, cells, variable, margin)
    return np.divide(margin.shares, shares, out=np.ones_like(shares), where=shares > 0)


def _shares(weights: Floats, cells: Cells, variable: int, margin: Margin) -> Floats:
    borne = weights * cells.counts
    shares: Floats = np.bincount(cells.codes[:, variable], borne, minlength=len(margin.shares)) / cells.respondents
    return shares


def _gap(weights: Floats, cells: Cells, variable: int, margin: Margin) -> float:
    return float(np.abs(_shares(weights, cells, variable, margin) - margin.shares).max())


def _capped(weights: Floats, cells: Cells, margins: Sequence[Margin], cap: Cap) -> tuple[Floats, int]:
    """Trims and rakes in turn: each step goes to the nearest weights in relative entropy, so both hold in the end if they can."""
    passes = 0
    for _trim in range(MOST_TRIMS):
        trimmed = np.clip(weights, cap.low, cap.high)
        if np.abs(trimmed - weights).max() <= CAP_TOLERANCE:
            return trimmed, passes
        try:
            weights, more = _settled(trimmed, cells, margins)
        except (Contradiction, NoConvergence) as error:
            raise CapTooTight(cap.low, cap.high) from error
        passes += more
    raise CapTooTight(cap.low, cap.high)
