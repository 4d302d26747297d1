"""Participants weighted to the population in what they said of themselves; or why they are not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import numpy as np

from consult.assessments.counting import Counted, Shape, cell_keys
from consult.assessments.drawing import CellWeights
from consult.assessments.few_unsaid import alike
from consult.assessments.methods.cells import Cells
from consult.assessments.methods.coarse_shares import OPEN, rounded, steps
from consult.assessments.methods.effective_sample import missed_minima
from consult.assessments.methods.importance_satisfaction import importance_satisfaction
from consult.assessments.methods.margins import Margin
from consult.assessments.methods.need_sums import NAMED, SATISFIED, VALID, NeedSums
from consult.assessments.methods.raking import Cap, Raked, rake
from consult.assessments.methods.told_samples import told_samples
from consult.assessments.methods.unweighable import MissingTarget, NobodyToWeigh, TooFewInCategory, Unweighable
from consult.assessments.methods.wilson import Counts, Floats, wilson_interval
from consult.assessments.voices import Variable
from consult.core.disclosure import THRESHOLD

# Those who do not say what they are keep their share: they count as much as everybody, whatever the margins. So do those whose
# answer is no category of the census, where organisers say so.
UNSAID = ""
STEPPED = ("importance", "satisfaction", "importance_satisfaction")
Ends = tuple[Floats, Floats]
Population = Mapping[str, Mapping[str, float]]
"""The shares of the categories of each variable among those who live there: {variable: {category: share}}."""


@dataclass(frozen=True)
class Cost:
    """What weights cost, as it may be told: the effective sample, the ends of weights, the people of the smallest category."""

    n_eff: float
    min_weight: float
    max_weight: float
    smallest: int

    def or_worse(self, other: "Cost") -> "Cost":
        """The worse of both in each."""
        ends = min(self.min_weight, other.min_weight), max(self.max_weight, other.max_weight)
        return Cost(min(self.n_eff, other.n_eff), *ends, min(self.smallest, other.smallest))


@dataclass(frozen=True)
class Weighting:
    """The weights of the cells, and what they cost; or the refusal that says why there are none."""

    raked: Raked | None = None
    cost: Cost | None = None
    refusal: Unweighable | None = None

    def cell_weights(self, counted: Counted, shape: Shape) -> CellWeights | None:
        """The weights by the keys of the cells, or None."""
        return CellWeights(cell_keys(counted.cells.codes, shape), self.raked.weights) if self.raked else None

    @property
    def kept(self) -> float:
        """The part of the effective sample that may be told."""
        return self.cost.n_eff / self.raked.sample.n_eff if self.raked and self.cost else 1.0

    def as_json(self) -> dict[str, Any]:
        """What is stored and shown of it; empty where there was nothing to weight by."""
        if self.refusal:
            return {"refused": self.refusal.code, "margin": self.refusal.margin, "category": self.refusal.category}
        if self.raked is None or self.cost is None:
            return {}
        deff = self.raked.cells.respondents / self.cost.n_eff
        return {
            "deff": round(deff, 3),
            "n_eff": round(self.cost.n_eff, 1),
            "min_weight": round(self.cost.min_weight, 3),
            "max_weight": round(self.cost.max_weight, 3),
            "indicative": list(missed_minima(self.cost.smallest, self.cost.max_weight, deff)),
        }


def weigh(counted: Counted, variables: Sequence[Variable], population: Population, cap: Cap) -> Weighting:
    """Rakes the cells, whose columns after the first are `variables` in order, to the population. Never raises an Unweighable."""
    return weigh_cells(Cells(counted.cells.codes[:, 1:], counted.cells.counts), variables, population, cap)


def weigh_cells(cells: Cells, variables: Sequence[Variable], population: Population, cap: Cap) -> Weighting:
    """The same for cells whose columns are `variables` in order; weights are of the cells as they come."""
    if not variables or not cells.respondents:
        return Weighting()
    fitted = _Fitting(variables, population, cap)
    try:
        raked, cost = fitted.raked(cells)
    except Unweighable as error:
        places = [place for place, variable in enumerate(variables) if variable.name == error.margin]
        return Weighting(refusal=_first([error, *(one for place in places for one in fitted.others(cells, place).refusals)]))
    for place in range(len(variables)):
        others = fitted.others(cells, place)
        if others.refusals and others.possible + 1 < OPEN:
            return Weighting(refusal=_first(others.refusals))
        cost = reduce(Cost.or_worse, others.costs, cost)
    return Weighting(raked, cost)


@dataclass
class _Others:
    """What comes of other numbers of people that would leave all that is shown of a variable as it is.

    `possible`: of how many it does not say that they cannot be weighted; `refusals`: why the others cannot.
    """

    costs: list[Cost] = field(default_factory=list)
    refusals: list[Unweighable] = field(default_factory=list)
    possible: int = 0


@dataclass(frozen=True)
class _Fitting:
    """Weighs cells whose columns are `variables`."""

    variables: Sequence[Variable]
    population: Population
    cap: Cap

    def raked(self, cells: Cells) -> tuple[Raked, Cost]:
        """The weights, and what they cost. Raises an Unweighable."""
        cells = _with_those_apart(cells, self.variables, self.population)
        counts = [cells.category_counts(place, variable.size) for place, variable in enumerate(self.variables)]
        margins = [_margin(*one, self.population) for one in zip(self.variables, counts, strict=True)]
        smallest = min(_smallest(*one) for one in zip(counts, margins, strict=True))
        raked = rake(cells, margins, self.cap)
        return raked, Cost(raked.sample.n_eff, raked.min_weight, raked.max_weight, smallest)

    def others(self, cells: Cells, place: int) -> _Others:
        """What comes of others than the cells; that people are weighted, or why not, must not tell which it is."""
        variable, found = self.variables[place], _Others()
        for other in alike(cells, place, variable.size, (*_apart(variable, self.population), variable.size - 1)):
            try:
                found.costs.append(self.raked(other)[1])
            except Unweighable as error:
                if error.margin == variable.name:
                    found.refusals.append(error)
                    continue
            found.possible += 1
        return found


def _first(refusals: Sequence[Unweighable]) -> Unweighable:
    """The one to tell, whichever of those it could be is true."""
    return min(refusals, key=lambda one: (one.code != TooFewInCategory.code, one.code, one.category or ""))


def _with_those_apart(cells: Cells, variables: Sequence[Variable], population: Population) -> Cells:
    """The cells in which those whose answer is no category of the census are with those who do not say what they are."""
    codes = cells.codes.copy()
    for place, variable in enumerate(variables):
        codes[np.isin(codes[:, place], _apart(variable, population)), place] = variable.size - 1
    return Cells(codes, cells.counts)


def _apart(variable: Variable, population: Population) -> list[int]:
    """The places of the answers that are no category of the census."""
    return [variable.categories.index(key) for key in variable.apart_from(population[variable.name])]


def _margin(variable: Variable, counts: Counts, population: Population) -> Margin:
    """The shares of the population for those who said it, and their own share for those who did not."""
    shares = Margin.of(variable.name, population[variable.name])
    targets = dict(zip(shares.categories, shares.shares, strict=True))
    for category in variable.categories:
        if category not in targets and counts[variable.categories.index(category)]:
            raise MissingTarget(variable.name, category, 0)
    unsaid = counts[-1] / counts.sum()
    missing = next((category for category, share in targets.items() if share > 0 and category not in variable.categories), None)
    if missing is not None:
        raise MissingTarget(variable.name, missing, 0)
    wanted = np.array([targets.get(category, 0.0) for category in variable.categories])
    return Margin(variable.name, (*variable.categories, UNSAID), np.append(wanted * (1 - unsaid), unsaid))


def _smallest(counts: Counts, margin: Margin) -> int:
    """The people of the smallest category of those who said it; weights would tell how many of too few there are."""
    said = [place for place, share in enumerate(margin.shares[:-1]) if share > 0]
    for place in said:
        if 0 < counts[place] < THRESHOLD:
            raise TooFewInCategory(margin.name, margin.categories[place])
    if not said:
        raise NobodyToWeigh
    return int(counts[said].min())


def weighted_sums(counted: Counted, weighting: Weighting) -> Floats:
    """float64 (columns,): the weighted sums over everybody."""
    assert weighting.raked is not None
    return weighting.raked.weights @ counted.table


def weighted_figures(counted: Counted, weighting: Weighting, ends: Ends) -> dict[str, tuple[Floats, Floats, Floats]]:
    """Value, low and high (m,) of importance, satisfaction and their product among weighted participants.

    The first two have Wilson's interval on the effective sample as it may be told; `ends`: those of the product, from the draws.
    Shares that would tell small numbers are coarse, or NaN; the product and its ends then come from what is told of them.
    """
    assert weighting.raked is not None
    weights = weighting.raked.weights
    sums = NeedSums(weighted_sums(counted, weighting), counted.asked.shape[1])
    table = NeedSums(counted.table, sums.needs)
    answered = table.block(VALID)
    to = weighted_steps(counted, weighting)
    named_steps, satisfied_steps, product_steps = (to[key] for key in STEPPED)
    with np.errstate(invalid="ignore", divide="ignore"):
        importance = rounded(np.where(counted.asked[0], sums.block(NAMED) / counted.cells.respondents, np.nan), named_steps)
        satisfaction = rounded(np.where(counted.asked[1], sums.satisfaction, np.nan), satisfied_steps)
        everybody = np.broadcast_to(counted.cells.counts[:, None], answered.shape)
        people = weighting.raked.cells.counts
        of_named = told_samples(table.block(NAMED), everybody, people, weights, named_steps, weighting.kept)
        of_satisfied = told_samples(table.block(SATISFIED), answered, people, weights, satisfied_steps, weighting.kept)
        named_ends = _around(importance, named_steps, of_named)
        satisfied_ends = _around(satisfaction, satisfied_steps, of_satisfied)
    told_ends = _ends_of_product(named_ends, satisfied_ends)
    low, high = (np.where(product_steps != 0, told, drawn) for told, drawn in zip(told_ends, ends, strict=True))
    return {
        "importance": (importance, *named_ends),
        "satisfaction": (satisfaction, *satisfied_ends),
        "importance_satisfaction": (importance_satisfaction(importance, satisfaction), low, high),
    }


def weighted_steps(counted: Counted, weighting: Weighting) -> dict[str, Floats]:
    """By weighted figure (m,): the step its share is rounded to, 0 for not at all, NaN where it is not told.

    The product of two shares is not rounded itself: its step is that of the coarser one.
    """
    assert weighting.raked is not None
    weights = weighting.raked.weights
    cells = NeedSums(counted.table, counted.asked.shape[1])
    named, satisfied, answered = (cells.block(kind) for kind in (NAMED, SATISFIED, VALID))
    everybody = np.broadcast_to(counted.cells.counts[:, None], named.shape)
    both = steps(named, everybody, weights, everybody[:0]), steps(satisfied, answered, weights, everybody - answered)
    return dict(zip(STEPPED, (*both, np.maximum(*both)), strict=True))


def _around(shares: Floats, to: Floats, n_eff: Floats) -> Ends:
    """(m,) each: Wilson's ends of shares rounded to steps, on so many people: they hold those of any share that rounds so."""
    return wilson_interval(np.maximum(shares - to / 2, 0), n_eff)[0], wilson_interval(np.minimum(shares + to / 2, 1), n_eff)[1]


def _ends_of_product(named: Ends, satisfied: Ends) -> Ends:
    """(m,) each: the least and the most the product is where both shares lie in their intervals, however they hang together."""
    (named_low, named_high), (satisfied_low, satisfied_high) = named, satisfied
    return importance_satisfaction(named_low, satisfied_high), importance_satisfaction(named_high, satisfied_low)
