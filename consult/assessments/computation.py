"""From the inputs to the figures of each need, ready to be stored: pure, and the same bytes each time."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.assessments.drawing import Drawn
from consult.assessments.heard import heard
from consult.assessments.indicators import INDICATORS
from consult.assessments.indicators.contract import Figures
from consult.assessments.inputs import Inputs, NeedInput
from consult.assessments.methods.inequality import inequality
from consult.assessments.methods.ranks import Ranks, ranks_of
from consult.assessments.methods.wilson import Floats
from consult.assessments.need_voices import of_need
from consult.assessments.orderings import ORDERINGS, Ordering
from consult.assessments.recipes import INEQUALITY
from consult.assessments.weighting import weighted_figures, weighted_sums
from consult.core.disclosure import is_disclosable

__all__ = ["NeedFigures", "assess", "heard"]

DECIMALS = 6
URGENCY = ORDERINGS["importance_satisfaction"]


@dataclass(frozen=True)
class NeedFigures:
    """The figures of one need: each indicator's {value, low, high, base}, then its place among the needs.

    An indicator is None where nothing was measured, and its value None with `is_hidden` where too few people stand behind it.
    `weighted` holds {value, low, high} of the same indicators among weighted participants, empty where there are no weights;
    `inequality` the best-off and the worst-off group in each thing people say of themselves. Where people said something of
    it in words or of statements, `testimonies` and `agreement` hold what (`need_voices`).
    """

    need: NeedInput
    figures: dict[str, Any]


def assess(inputs: Inputs, drawn: Drawn) -> list[NeedFigures]:
    """What is known of each need, in order: the most needed first, then those that could not be ranked."""
    ranks, spread = _ranks(inputs, drawn), ranks_of(inputs.counted.sums, drawn.plain, _rankable(inputs, URGENCY))
    chosen = inputs.plan.recipe.indicators
    computed = {one.key: one.compute(inputs, spread) for one in INDICATORS if one.key in chosen}
    weighted = _weighted(inputs, drawn)
    bands, overlaps = ranks.bands(), ranks.overlaps()
    rows = []
    for place in np.lexsort((np.arange(len(ranks.rank)), ranks.rank, ranks.rank == 0)):
        figures: dict[str, Any] = {key: _figure(one, place) for key, one in computed.items()}
        figures["weighted"] = {key: _ends(ends, place) for key, ends in weighted.items() if _is_shown(figures.get(key))}
        figures["inequality"] = _inequality(inputs, place) if INEQUALITY in chosen else []
        tied = [inputs.needs[other].uid for other in np.flatnonzero(overlaps[place])]
        standing = _standing(ranks, place) | {"band": _place(bands[place]), "tied": tied}
        voices = of_need(inputs.voices, inputs.needs[place].uid)
        rows.append(NeedFigures(inputs.needs[place], figures | standing | voices))
    return rows


def is_order_weighted(inputs: Inputs) -> bool:
    """Whether the order goes by weighted participants: the recipe says so, and there are weights."""
    return inputs.plan.recipe.is_order_weighted and inputs.weighting.raked is not None


def _ranks(inputs: Inputs, drawn: Drawn) -> Ranks:
    """The places of the needs by the rule of the recipe."""
    ordering = ORDERINGS[inputs.plan.recipe.order_by]
    is_rankable = _rankable(inputs, ordering)
    if is_order_weighted(inputs) and drawn.weighted is not None:
        return ranks_of(weighted_sums(inputs.counted, inputs.weighting), drawn.weighted, is_rankable, ordering.rule)
    return ranks_of(inputs.counted.sums, drawn.plain, is_rankable, ordering.rule)


def _rankable(inputs: Inputs, ordering: Ordering) -> NDArray[np.bool_]:
    """bool (m,): what was asked of enough people to be put in order."""
    enough = np.array([is_disclosable(int(count)) for count in ordering.base(inputs.counts)], dtype=bool)
    return ordering.is_asked(inputs.counts) & enough


def _weighted(inputs: Inputs, drawn: Drawn) -> Mapping[str, tuple[Floats, Floats, Floats]]:
    if inputs.weighting.raked is None or drawn.weighted is None:
        return {}
    sums = weighted_sums(inputs.counted, inputs.weighting)
    spread = ranks_of(sums, drawn.weighted, _rankable(inputs, URGENCY))
    return weighted_figures(inputs.counted, inputs.weighting, (spread.index_low, spread.index_high))


def _inequality(inputs: Inputs, place: int) -> list[dict[str, Any]]:
    """For each variable in which two groups of enough people are satisfied to different degrees: both, and how far apart."""
    shape, needs, rows = inputs.plan.shape, len(inputs.needs), []
    for number, variable in enumerate(inputs.plan.variables):
        said = inputs.counted.of_variable(shape, number)[:-1]
        found = inequality(said[:, needs + place], said[:, 2 * needs + place])
        if found and found.best != found.worst:
            ends = {"value": found.difference, "low": found.low, "high": found.high}
            groups = {"best": variable.labels[found.best], "worst": variable.labels[found.worst]}
            rows.append({"variable": variable.label, **groups, **{key: round(end, DECIMALS) for key, end in ends.items()}})
    return rows


def _figure(figures: Figures, place: int) -> dict[str, Any] | None:
    """One figure as it is stored."""
    base = int(figures.base[place])
    if math.isnan(figures.value[place]):
        return None
    if not is_disclosable(base):
        return {"value": None, "low": None, "high": None, "base": None, "is_hidden": True}
    return _ends((figures.value, figures.low, figures.high), place) | {"base": base}


def _ends(ends: tuple[Floats, Floats, Floats], place: int) -> dict[str, Any]:
    rounded = (None if math.isnan(end[place]) else round(float(end[place]), DECIMALS) for end in ends)
    return dict(zip(("value", "low", "high"), rounded, strict=True))


def _is_shown(figure: Mapping[str, Any] | None) -> bool:
    return bool(figure and figure["value"] is not None)


def _standing(ranks: Ranks, place: int) -> dict[str, int | None]:
    return {"rank": _place(ranks.rank[place]), "rank_low": _place(ranks.low[place]), "rank_high": _place(ranks.high[place])}


def _place(number: np.int64) -> int | None:
    return int(number) or None
