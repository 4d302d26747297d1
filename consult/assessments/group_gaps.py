"""Needs between groups of people: the best-off and the worst-off, and whether those a need matters to gather in few groups."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from consult.assessments.inputs import Inputs
from consult.assessments.methods.inequality import FEWEST, concentration, inequality
from consult.assessments.methods.need_sums import NAMED, SATISFIED, VALID, NeedSums
from consult.assessments.methods.wilson import Counts
from consult.core.disclosure import THRESHOLD

# Whole points: finer figures of groups, whose sizes are known, would tell how many said what.
DECIMALS = 2
# Of fewer people chance alone makes a need look gathered.
FEWEST_CONCERNED = 30


def between_groups(inputs: Inputs, place: int) -> dict[str, Any]:
    """`inequality`: of each thing people say of themselves in which two groups are satisfied to different degrees, both and how
    far apart; `concentration`: the part of those who name the need that would have to be of another group for it to be even."""
    return {"inequality": list(_inequality(inputs, place)), "concentration": list(_concentration(inputs, place))}


def _said(inputs: Inputs) -> Iterator[tuple[Any, NeedSums, Counts]]:
    """Each variable, what each of its groups says, and how many are of each; those who did not say it are left out."""
    for number, variable in enumerate(inputs.plan.variables):
        groups = inputs.counted.of_variable(inputs.plan.shape, number)[:-1]
        yield variable, NeedSums(groups, len(inputs.needs)), groups[:, -1]


def _inequality(inputs: Inputs, place: int) -> Iterator[dict[str, Any]]:
    for variable, said, _people in _said(inputs):
        found = inequality(said.block(SATISFIED)[:, place], said.block(VALID)[:, place])
        if found and found.best != found.worst:
            ends = {"value": found.difference, "low": found.low, "high": found.high}
            groups = {"best": variable.labels[found.best], "worst": variable.labels[found.worst]}
            yield {"variable": variable.label, **groups, **{key: round(end, DECIMALS) for key, end in ends.items()}}


def _concentration(inputs: Inputs, place: int) -> Iterator[dict[str, Any]]:
    if not inputs.counts.is_pickable[place]:
        return
    for variable, said, people in _said(inputs):
        named = said.block(NAMED)[:, place].astype(np.int64)
        if _may_tell(named, people):
            yield {"variable": variable.label, "value": round(concentration(named, people), DECIMALS)}


def _may_tell(named: Counts, people: Counts) -> bool:
    """Of two groups the figure tells how many of each name the need, so neither part may be small; of more it tells no number."""
    groups = people >= FEWEST
    if named.sum() < FEWEST_CONCERNED or groups.sum() < 2:
        return False
    parts = np.concatenate([named, people - named])
    return bool((people > 0).sum() > 2 or not ((parts > 0) & (parts < THRESHOLD)).any())
