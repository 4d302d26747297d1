"""Who was heard: how many people, by which channel, and beside those who live there."""

from collections.abc import Mapping, Sequence
from typing import Any

from consult.assessments.inputs import Inputs
from consult.assessments.methods.margins import Margin
from consult.assessments.methods.representativeness import representativeness
from consult.assessments.methods.unweighable import Unweighable
from consult.assessments.need_voices import overall
from consult.assessments.voices import Variable
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
        told["weighting"] = _in_words(weighting, inputs.plan.weighed)
    return told | overall(inputs.voices)


def _in_words(weighting: Mapping[str, Any], variables: Sequence[Variable]) -> dict[str, Any]:
    """What weights go by and, where they are refused, what is to blame, as the questionnaire words it."""
    told = {**weighting, "by": [variable.label for variable in variables]}
    for variable in variables:
        if variable.name == weighting.get("margin"):
            labels = dict(zip(variable.categories, variable.labels, strict=True))
            told |= {"margin": variable.label, "category": labels.get(weighting["category"], weighting["category"])}
    return told


def _who(inputs: Inputs, place: int, variable: Variable) -> dict[str, Any]:
    """One variable: people in each category, None where too few; shares among those who said it."""
    counts = inputs.counted.of_variable(inputs.plan.shape, place)[:, -1]
    said, unsaid = counts[:-1], int(counts[-1])
    shown = suppress({key: int(count) for key, count in zip(variable.categories, said, strict=True)})
    margin = _margin(variable, inputs.plan.population.get(variable.name))
    population = dict(zip(variable.categories, margin.shares, strict=True)) if margin else {}
    rows = [
        {
            "label": label,
            "count": shown[key],
            "share": _share(shown[key], int(said.sum())),
            "population": _rounded(population.get(key)),
        }
        for key, label in zip(variable.categories, variable.labels, strict=True)
    ]
    is_whole = margin is not None and said.sum() and None not in shown.values()
    dissimilarity = _rounded(representativeness(said, margin).dissimilarity) if margin and is_whole else None
    return {"label": variable.label, "rows": rows, "unsaid": unsaid, "dissimilarity": dissimilarity}


def _margin(variable: Variable, population: Mapping[str, float] | None) -> Margin | None:
    """The shares of the population in the order of the categories; None where they are not those of the question."""
    if not population or set(population) - set(variable.categories):
        return None
    try:
        return Margin.of(variable.name, {key: population.get(key, 0.0) for key in variable.categories})
    except Unweighable:
        return None


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(float(share), DECIMALS)


def _share(count: int | None, total: int) -> float | None:
    return None if count is None or not total else round(count / total, DECIMALS)
