"""Who was heard: how many people, by which channel, and beside those who live there."""

from collections.abc import Collection, Mapping, Sequence
from math import ceil, floor
from typing import Any

import numpy as np

from consult.assessments.few_unsaid import told_people
from consult.assessments.inputs import Inputs
from consult.assessments.methods.effective_sample import are_enough, told_sample
from consult.assessments.methods.margins import Margin
from consult.assessments.methods.representativeness import representativeness
from consult.assessments.methods.unweighable import Unweighable
from consult.assessments.methods.wilson import Counts
from consult.assessments.need_voices import overall
from consult.assessments.voices import Variable
from consult.assessments.weighting import UNSAID
from consult.core.disclosure import suppress

DECIMALS = 4


def heard(inputs: Inputs) -> dict[str, Any]:
    """How many people were heard: all respondents, and by channel where that gives nobody away; ballots; supporters.

    Where people say something of themselves, `who` they are, beside the population where it is known; where there is a
    population to weight to, what `weighting` costs or why it is refused.
    """
    told: dict[str, Any] = {
        "respondents": sum(inputs.counted.respondents),
        "channels": suppress(inputs.channels),
        "ballots": inputs.ballots_count,
        "needs": len(inputs.needs),
    }
    if inputs.plan.variables:
        told["who"] = [_who(inputs, place, variable) for place, variable in enumerate(inputs.plan.variables)]
    if weighting := inputs.weighting.as_json():
        coarse = _coarse(weighting, told.get("who", ()), inputs.counted.cells.counts)
        told["weighting"] = _in_words(coarse, inputs.plan.weighed)
    return told | overall(inputs.voices)


def _coarse(weighting: dict[str, Any], who: Sequence[Mapping[str, Any]], counts: Counts) -> dict[str, Any]:
    """What weights cost; where a group is hidden, in so few figures that nobody computes back how many are in it.

    `counts`: how many people are alike in all that weights go by. Where some are too few, weights lie between halves, the
    effective sample is told in tens, and the design effect is the one that goes with it.
    """
    if "refused" in weighting:
        return weighting
    if are_enough(counts):
        return weighting
    n_eff = float(told_sample(np.array(weighting["n_eff"]), counts))
    if any(None in (one["unsaid"], *(row["count"] for row in one["rows"])) for one in who):
        return weighting | {"n_eff": n_eff, "is_coarse": True} | dict.fromkeys(("deff", "min_weight", "max_weight"))
    ends = {"min_weight": floor(2 * weighting["min_weight"]) / 2, "max_weight": ceil(2 * weighting["max_weight"]) / 2}
    return weighting | {"n_eff": n_eff, "is_coarse": True, "deff": round(int(counts.sum()) / n_eff, 1)} | ends


def _in_words(weighting: Mapping[str, Any], variables: Sequence[Variable]) -> dict[str, Any]:
    """What weights go by and, where they are refused, what is to blame, as the questionnaire words it."""
    told = {**weighting, "by": [variable.label for variable in variables]}
    for variable in variables:
        if variable.name == weighting.get("margin"):
            labels = dict(zip(variable.categories, variable.labels, strict=True))
            told |= {"margin": variable.label, "category": labels.get(weighting["category"], weighting["category"])}
    return told


def _who(inputs: Inputs, place: int, variable: Variable) -> dict[str, Any]:
    """One variable: people in each category, and those who did not say it, None where too few.

    Shares are those among people who said it; where it may not be told how many did, among all participants. The distance is
    that of those whose answer is a category of the census; `apart` are the others, where organisers said so.
    """
    counts = inputs.counted.of_variable(inputs.plan.shape, place)[:, -1]
    said = counts[:-1]
    shown = dict(zip((*variable.categories, UNSAID), told_people(counts), strict=True))
    unsaid = shown.pop(UNSAID)
    total = int(counts.sum() if unsaid is None else said.sum())
    known = inputs.plan.population.get(variable.name)
    apart = variable.apart_from(known) if known else ()
    margin = _margin(variable, apart, known)
    population = dict(zip(margin.categories, margin.shares, strict=True)) if margin else {}
    rows = [
        {
            "label": label,
            "count": shown[key],
            "share": _share(shown[key], total),
            "population": _rounded(population.get(key)),
        }
        for key, label in zip(variable.categories, variable.labels, strict=True)
    ]
    counted = said[[key not in apart for key in variable.categories]]
    is_whole = margin is not None and counted.sum() and None not in (*shown.values(), unsaid)
    dissimilarity = _rounded(representativeness(counted, margin).dissimilarity) if margin and is_whole else None
    labels = [label for key, label in zip(variable.categories, variable.labels, strict=True) if key in apart]
    return {"label": variable.label, "rows": rows, "unsaid": unsaid, "dissimilarity": dissimilarity, "apart": labels}


def _margin(variable: Variable, apart: Collection[str], population: Mapping[str, float] | None) -> Margin | None:
    """The shares of the population in the order of the categories, without those apart; None where they are others."""
    counted = [key for key in variable.categories if key not in apart]
    if not population or set(population) != set(counted):
        return None
    try:
        return Margin.of(variable.name, {key: population[key] for key in counted})
    except Unweighable:
        return None


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(float(share), DECIMALS)


def _share(count: int | None, total: int) -> float | None:
    return None if count is None or not total else round(count / total, DECIMALS)
