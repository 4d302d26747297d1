"""From the inputs to the figures of each need, ready to be stored: pure, and the same bytes each time."""

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from consult.assessments.indicators import INDICATORS
from consult.assessments.indicators.contract import Figures
from consult.assessments.inputs import Inputs, NeedInput
from consult.assessments.methods.importance_satisfaction import importance, satisfaction
from consult.assessments.methods.ranks import MIN_DRAWS, Ranks, rank_intervals
from consult.core.disclosure import THRESHOLD, is_disclosable, suppress

DECIMALS = 6
# How an assessment is made; public before the first answer, stored with each run.
RECIPE: dict[str, Any] = {
    "indicators": list(INDICATORS.keys()),
    "order_by": "importance_satisfaction",
    "draws": MIN_DRAWS,
    "interval": 0.95,
    "threshold": THRESHOLD,
}


@dataclass(frozen=True)
class NeedFigures:
    """The figures of one need: each indicator's {value, low, high, base}, then its place among the needs.

    An indicator is None where nothing was measured, and its value None with `is_hidden` where too few people stand behind it.
    """

    need: NeedInput
    figures: dict[str, Any]


def assess(inputs: Inputs) -> list[NeedFigures]:
    """What is known of each need, in order: the most needed first, then those that could not be ranked."""
    ranks = rank_intervals(_rankable(inputs).answers, RECIPE["draws"], inputs.seed)
    computed = {indicator.key: indicator.compute(inputs, ranks) for indicator in INDICATORS}
    bands, overlaps = ranks.bands(), ranks.overlaps()
    rows = []
    for place in np.lexsort((np.arange(len(ranks.rank)), ranks.rank, ranks.rank == 0)):
        figures: dict[str, Any] = {key: _figure(one, place) for key, one in computed.items()}
        tied = [inputs.needs[other].uid for other in np.flatnonzero(overlaps[place])]
        rows.append(
            NeedFigures(inputs.needs[place], figures | _standing(ranks, place) | {"band": _place(bands[place]), "tied": tied})
        )
    return rows


def heard(inputs: Inputs) -> dict[str, Any]:
    """How many people were heard: all respondents, and by channel where that gives nobody away; ballots; supporters."""
    return {
        "respondents": inputs.answers.respondents,
        "channels": suppress(inputs.channels),
        "ballots": inputs.ballots_count,
        "needs": len(inputs.needs),
    }


def _rankable(inputs: Inputs) -> Inputs:
    """The inputs without the satisfaction of needs that too few people rated: those get no place."""
    base = np.minimum(importance(inputs.answers).base, satisfaction(inputs.answers).base)
    enough = inputs.answers.is_rated & np.array([is_disclosable(int(count)) for count in base], dtype=bool)
    return replace(inputs, answers=replace(inputs.answers, is_rated=enough))


def _figure(figures: Figures, place: int) -> dict[str, Any] | None:
    """One figure as it is stored."""
    value, base = float(figures.value[place]), int(figures.base[place])
    if math.isnan(value):
        return None
    if not is_disclosable(base):
        return {"value": None, "low": None, "high": None, "base": None, "is_hidden": True}
    low, high = (None if math.isnan(end) else round(float(end), DECIMALS) for end in (figures.low[place], figures.high[place]))
    return {"value": round(value, DECIMALS), "low": low, "high": high, "base": base}


def _standing(ranks: Ranks, place: int) -> dict[str, int | None]:
    return {"rank": _place(ranks.rank[place]), "rank_low": _place(ranks.low[place]), "rank_high": _place(ranks.high[place])}


def _place(number: np.int64) -> int | None:
    return int(number) or None
