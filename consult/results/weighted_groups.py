"""Weighted shares in a table by groups, beside those without weights. Pure.

A weighted share is a second sum over the people of a group. It is told where every number of its row is, and no finer than leaves
open how few people of a part of the group said it; see `assessments/methods/coarse_shares`. So are effective samples.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.coarse_shares import can_be_told, rounded, steps
from consult.assessments.methods.told_samples import told_samples
from consult.results.counting import ANSWERED, ASKED, DECIMALS, Crowd
from consult.results.reading import Flags, Said

Told = dict[str, Any]


def with_weights(rows: list[Told], said: Said, told: Told, crowd: Crowd, groups: NDArray[np.intp]) -> list[Told]:
    """The rows of a table with weighted shares, where there are any to tell; `told` are the figures of the question.

    `groups` (n,): the group of each person, the last for the rest. Where each person gives one answer, or puts one thing first,
    the rows add up: weighted shares are told of all of them or of none.
    """
    found = said.sorted
    assert found is not None
    if said.uid in crowd.of_weights:
        return rows
    if not found.are_marks and (found.adds_up or not found.good):
        of_lines = [line["counts"] if not found.good else line["counts"][:1] for line in told["lines"]]
        if any(None in counts for counts in (*of_lines, *(row["counts"] for row in rows))):
            return rows
    return [_with_weights(row, said, crowd, groups) for row in rows]


def _with_weights(row: Told, said: Said, crowd: Crowd, groups: NDArray[np.intp]) -> Told:
    people = crowd.people
    if people is None or crowd.weights is None or None in row["counts"] or not all(row["bases"]):
        return row
    counted, base = (_by_cell(crowd, groups, flags) for flags in _flags(said, row))
    to = steps(counted, base, crowd.weights, _silent(said, crowd, groups, base))
    shown = range(len(row["counts"]))
    if not can_be_told(to) or not (crowd.weights @ base[:, shown] > 0).all():
        return row
    coarsest = np.full(len(shown), to.max())
    shares = rounded(crowd.weights @ counted[:, shown] / (crowd.weights @ base[:, shown]), coarsest)
    told = told_samples(counted[:, shown], base[:, shown], people, crowd.weights, coarsest, crowd.kept)
    return row | {"weighted": [round(float(one), DECIMALS) for one in shares], "n_eff": [round(float(one), 1) for one in told]}


def _flags(said: Said, row: Told) -> tuple[Flags, Flags]:
    """Bool (n,): who said what the row is about, and whose share it is."""
    found = said.sorted
    assert found is not None
    line, answers = (row["row"], found.good) if found.good else (0, (row["row"],))
    base = np.ones(len(found.places), bool)
    if row["of"] == ANSWERED:
        base = found.places[:, 0 if found.adds_up else line] != len(found.words) - 1
    elif row["of"] == ASKED and said.asked is not None:
        base = said.asked
    return np.isin(found.places[:, line], answers) & base, base


def _silent(said: Said, crowd: Crowd, groups: NDArray[np.intp], base: NDArray[np.int64]) -> NDArray[np.int64]:
    """int64 (2c, g): how many of each are not among those whose share it is, and how many of those who were asked are not."""
    everybody = np.ones(crowd.respondents, bool)
    asked = everybody if said.asked is None else said.asked
    return np.concatenate([_by_cell(crowd, groups, flags) - base for flags in (everybody, asked)])


def _by_cell(crowd: Crowd, groups: NDArray[np.intp], flags: Flags) -> NDArray[np.int64]:
    """int64 (c, g): how many people of each cell of the weights and each group."""
    assert crowd.cells is not None and crowd.weights is not None
    size = int(groups.max(initial=0)) + 1
    return np.bincount((crowd.cells * size + groups)[flags], minlength=len(crowd.weights) * size).reshape(-1, size)
