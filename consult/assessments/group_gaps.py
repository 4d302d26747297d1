"""Needs between groups of people: the best-off and the worst-off, and whether those a need matters to gather in few groups."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.assessments.inputs import Inputs
from consult.assessments.methods.inequality import FEWEST, concentration, inequality
from consult.assessments.methods.need_sums import NAMED, SATISFIED, VALID, NeedSums
from consult.assessments.methods.wilson import Counts
from consult.core.disclosure_tables import hidden_cells

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
    for number, (variable, said, _people) in enumerate(_said(inputs)):
        found = inequality(said.block(SATISFIED)[:, place], said.block(VALID)[:, place])
        if found and found.best != found.worst and not _hidden(inputs, number, place, SATISFIED)[[found.best, found.worst]].any():
            ends = {"value": found.difference, "low": found.low, "high": found.high}
            groups = {"best": variable.labels[found.best], "worst": variable.labels[found.worst]}
            yield {"variable": variable.label, **groups, **{key: round(end, DECIMALS) for key, end in ends.items()}}


def _hidden(inputs: Inputs, number: int, place: int, kind: int) -> NDArray[np.bool_]:
    """bool (g + 1,): the groups, those who do not say last, of which a figure of several would tell how many people said it.

    `kind`: NAMED or SATISFIED. How many did in all is known: what is small in one group may not be had from the others.
    """
    groups = inputs.counted.of_variable(inputs.plan.shape, number)
    sums = NeedSums(groups, len(inputs.needs))
    said, answered = (sums.block(one)[:, place].astype(np.int64)[:, None] for one in (kind, VALID))
    of = answered if kind == SATISFIED else groups[:, -1:]
    return hidden_cells(said, rows=False, columns=True, of=of)[:, 0]


def _concentration(inputs: Inputs, place: int) -> Iterator[dict[str, Any]]:
    if not inputs.counts.is_pickable[place]:
        return
    for number, (variable, said, people) in enumerate(_said(inputs)):
        named = said.block(NAMED)[:, place].astype(np.int64)
        if _is_telling(named, people) and not _hidden(inputs, number, place, NAMED).any():
            yield {"variable": variable.label, "value": round(concentration(named, people), DECIMALS)}


def _is_telling(named: Counts, people: Counts) -> bool:
    """Whether enough people name the need, and two groups are large enough, for the figure to say something."""
    return bool(named.sum() >= FEWEST_CONCERNED and (people >= FEWEST).sum() >= 2)
