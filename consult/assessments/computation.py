"""From the inputs to the figures of each need, ready to be stored: pure, and the same bytes each time."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.assessments.drawing import Drawn
from consult.assessments.group_gaps import between_groups
from consult.assessments.heard import heard
from consult.assessments.indicators import INDICATORS
from consult.assessments.indicators.contract import SERVICES, Figures, Indicator
from consult.assessments.inputs import OF_PICKS, OF_RATINGS, Inputs, NeedInput
from consult.assessments.methods.need_sums import NeedSums
from consult.assessments.methods.ranks import Ranks, ranks_of
from consult.assessments.methods.wilson import Floats, wilson_interval
from consult.assessments.need_voices import of_need
from consult.assessments.orderings import ORDERINGS, Ordering
from consult.assessments.recipes import INEQUALITY
from consult.assessments.weighting import weighted_figures, weighted_steps, weighted_sums
from consult.core.disclosure import TEN, is_disclosable, is_part_disclosable, outwards, tens

__all__ = ["NeedFigures", "assess", "heard"]

Ends = tuple[Floats, Floats]
DECIMALS, ROUNDING = 6, 1e-9
HIDDEN = {"value": None, "low": None, "high": None, "is_hidden": True}
# The figure of the recipe that lets be told what was said of a need.
VOICES = {"agreement": "group_agreement", "testimonies": "testimony_share"}
SERVICES_CHOSEN = "coverage"
URGENCY = ORDERINGS["importance_satisfaction"]
# What lies between 0 and 1.
SHARES = ("importance", "satisfaction", "importance_satisfaction", "intensity", "testimony_share")


@dataclass(frozen=True)
class NeedFigures:
    """The figures of one need: each indicator's {value, low, high, base}, then its place among the needs.

    An indicator is None where nothing was measured, and its value None with `is_hidden` where too few people stand behind it
    or it would tell a small number, then between `at_least` and `at_most`.
    `weighted` holds {value, low, high, step} of the same indicators among weighted participants, empty where there are none;
    its step is the one to which a share is rounded so that it tells no small number, None where it is not;
    `inequality` the best-off and the worst-off group in each thing people say of themselves, `concentration` how far those it
    matters to gather in few groups; `services` where services answer it. Where people said something of it in words or of
    statements, `testimonies` and `agreement` hold what (`need_voices`).
    """

    need: NeedInput
    figures: dict[str, Any]


def assess(inputs: Inputs, drawn: Drawn) -> list[NeedFigures]:
    """What is known of each need, in order: the most needed first, then those that could not be ranked."""
    ranks, spread = _ranks(inputs, drawn), ranks_of(inputs.counted.sums, drawn.plain, _rankable(inputs, URGENCY))
    chosen = inputs.plan.recipe.indicators
    computed = {one: one.compute(inputs, spread) for one in INDICATORS if one.key in chosen}
    weighted = _weighted(inputs, drawn)
    coarse = weighted_steps(inputs.counted, inputs.weighting) if weighted else {}
    bands, overlaps = ranks.bands(), ranks.overlaps()
    rows, people = [], inputs.counts.respondents
    for place in np.lexsort((np.arange(len(ranks.rank)), ranks.rank, ranks.rank == 0)):
        in_tens = inputs.in_tens[place]
        figures: dict[str, Any] = {
            one.key: _figure(one, found, place, people, is_in_tens=one.key in in_tens) for one, found in computed.items()
        }
        figures["weighted"] = {
            key: _ends(ends, place) | {"step": _rounded(coarse[key][place]) or None}
            for key, ends in weighted.items()
            if _is_shown(figures.get(key)) and _is_told(ends, place)
        }
        is_compared = INEQUALITY in chosen and in_tens.isdisjoint((*OF_RATINGS, *OF_PICKS))
        figures |= between_groups(inputs, place) if is_compared else {"inequality": [], "concentration": []}
        if inputs.services and SERVICES_CHOSEN in chosen:
            figures["services"] = inputs.services.of_need(place)
        tied = [inputs.needs[other].uid for other in np.flatnonzero(overlaps[place])]
        standing = _standing(ranks, place) | {"band": _place(bands[place]), "tied": tied}
        voices = of_need(inputs.voices, inputs.needs[place].uid)
        said = {key: told for key, told in voices.items() if VOICES[key] in chosen}
        rows.append(NeedFigures(inputs.needs[place], figures | standing | said))
    return rows


def is_order_weighted(inputs: Inputs) -> bool:
    """Whether the order goes by weighted participants: the recipe says so, and there are weights."""
    return inputs.plan.recipe.is_order_weighted and inputs.weighting.raked is not None


def _ranks(inputs: Inputs, drawn: Drawn) -> Ranks:
    """The places of the needs by the rule of the recipe; where a figure may not be told they follow from what is told of it."""
    ordering, weighting = ORDERINGS[inputs.plan.recipe.order_by], inputs.weighting
    is_rankable = _rankable(inputs, ordering)
    spread = ranks_of(inputs.counted.sums, drawn.plain, is_rankable)
    is_hidden, ends = _instead_of_index(inputs, ordering, spread)
    if is_order_weighted(inputs) and drawn.weighted is not None:
        sums = weighted_sums(inputs.counted, weighting)
        is_hidden, ends = _where_coarse(inputs, ordering, ordering.rule(NeedSums(sums, len(inputs.needs))), is_hidden, ends)
        return ranks_of(sums, drawn.weighted, is_rankable & ~_is_unknown(is_hidden, ends), ordering.rule, ends)
    return ranks_of(inputs.counted.sums, drawn.plain, is_rankable & ~_is_unknown(is_hidden, ends), ordering.rule, ends)


def _instead_of_index(inputs: Inputs, ordering: Ordering, spread: Ranks) -> tuple[NDArray[np.bool_], Ends]:
    """bool (m,): whose index may not be told; float64 (m,) each: between what it lies, for who is told its figure's bounds.

    The ends are those of the intervals around the bounds, as other participants might have answered; NaN where nothing is told.
    """
    indicator, people = INDICATORS[ordering.key], inputs.counts.respondents
    found = indicator.compute(inputs, spread)
    places = range(len(inputs.needs))
    told = [_figure(indicator, found, place, people, is_in_tens=indicator.key in inputs.in_tens[place]) or {} for place in places]
    low, high = (np.array([_or_nan(one.get(end)) for one in told], np.float64) for end in ("at_least", "at_most"))
    base = np.array([one.get("base") or max(people, 1) for one in told], np.float64)
    ends = wilson_interval(ordering.parts(low), base)[0], wilson_interval(ordering.parts(high), base)[1]
    return np.array([bool(one.get("is_hidden")) for one in told], bool), ordering.ends(*ends)


def _where_coarse(
    inputs: Inputs, ordering: Ordering, index: Floats, is_hidden: NDArray[np.bool_], ends: Ends
) -> tuple[NDArray[np.bool_], Ends]:
    """The same where weighted participants give the order: a weighted share may be told coarsely, or not at all."""
    nothing = np.full(len(index), np.nan)
    figures = weighted_figures(inputs.counted, inputs.weighting, (nothing, nothing)).get(ordering.key)
    if figures is None:
        return is_hidden, ends
    value = ordering.ends(figures[0], figures[0])[0]
    is_coarse = ~is_hidden & ~np.isclose(value, index, rtol=0, atol=ROUNDING)
    around = ordering.ends(*figures[1:])
    return is_hidden | is_coarse, (np.where(is_coarse, around[0], ends[0]), np.where(is_coarse, around[1], ends[1]))


def _is_unknown(is_hidden: NDArray[np.bool_], ends: Ends) -> NDArray[np.bool_]:
    unknown: NDArray[np.bool_] = is_hidden & (np.isnan(ends[0]) | np.isnan(ends[1]))
    return unknown


def _or_nan(end: float | None) -> float:
    return np.nan if end is None else end


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


def _figure(indicator: Indicator, figures: Figures, place: int, people: int, *, is_in_tens: bool) -> dict[str, Any] | None:
    """One figure as it is stored, of so many respondents in all.

    `is_in_tens`: not everybody was asked, or on several lines. How many answered would then tell how many gave an answer to
    another question, or answered one line alone. Neither is that told, nor a figure or interval from which it follows.
    """
    base, small, is_of_people = int(figures.base[place]), figures.small, indicator.unit != SERVICES
    if math.isnan(figures.value[place]):
        return None
    if is_of_people and not is_disclosable(base):
        return HIDDEN | {"base": None}
    if is_in_tens:
        return HIDDEN | {"base": None} | _in_tens(indicator, figures, place)
    if small is not None and small.is_small[place]:
        return HIDDEN | _instead(base, (small.at_least[place], small.at_most[place]), people)
    return _ends((figures.value, figures.low, figures.high), place) | {"base": base if is_of_people else None}


def _in_tens(indicator: Indicator, figures: Figures, place: int) -> dict[str, float | None]:
    """Between which tens of points a share lies, as many as hold a threshold of people; nothing of another figure."""
    if indicator.key not in SHARES:
        return {"at_least": None, "at_most": None}
    small = figures.small
    if small is not None and small.is_small[place]:
        least, most = outwards(float(small.at_least[place]), float(small.at_most[place]), TEN)
    else:
        least, most = tens(float(figures.value[place]), int(figures.base[place]))
    return {"at_least": _rounded(least), "at_most": _rounded(most)}


def _instead(base: int, ends: tuple[float, float], people: int) -> dict[str, Any]:
    """What is told in the place of a share: of how many people it is, where those left out are not too few; between what it lies.

    Where it is not told of how many, the ends are whole points, outwards: finer ones would tell.
    """
    is_told = is_part_disclosable(people, base)
    least, most = ends if is_told else outwards(*ends)
    return {"base": base if is_told else None, "at_least": _rounded(least), "at_most": _rounded(most)}


def _is_told(ends: tuple[Floats, Floats, Floats], place: int) -> bool:
    return not math.isnan(ends[0][place])


def _ends(ends: tuple[Floats, Floats, Floats], place: int) -> dict[str, Any]:
    return dict(zip(("value", "low", "high"), (_rounded(end[place]) for end in ends), strict=True))


def _rounded(number: float) -> float | None:
    return None if math.isnan(number) else round(float(number), DECIMALS)


def _is_shown(figure: Mapping[str, Any] | None) -> bool:
    return bool(figure and figure["value"] is not None)


def _standing(ranks: Ranks, place: int) -> dict[str, int | None]:
    return {"rank": _place(ranks.rank[place]), "rank_low": _place(ranks.low[place]), "rank_high": _place(ranks.high[place])}


def _place(number: np.int64) -> int | None:
    return int(number) or None
