"""The answers of weighted participants to one question of their file: shares with and without weights."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isnan
from typing import Any

import numpy as np

from consult.assessments.methods.survey_intervals import beta_interval
from consult.assessments.methods.weighted_shares import WeightedShares, count_answers, weighted_shares
from consult.assessments.methods.wilson import Counts, Floats
from consult.assessments.weighing import Weighed
from consult.diagnostics.importing.faults import Fault, Refused

# A column with more different values holds words or numbers, no answers to count.
ANSWERS_AT_MOST = 200
CODE = re.compile(r"-\d+(\.0*)?")


@dataclass(frozen=True)
class Estimate:
    """The shares of each answer in a column, and how many people gave it; `missing` participants gave none.

    `blank`: how many of these have what in their cell, in order, empty ones first.
    `is_set`: the column is one of the margins, so that weighting sets the shares, whoever takes part: they have no error.
    """

    column: str
    answers: tuple[str, ...]
    counts: Counts
    shares: WeightedShares
    missing: int
    is_set: bool = False
    blank: Mapping[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The figures for programs: `low` and `high` are Wilson's on `n_eff`, `safe_…` those on `n_eff_estimate`, the smaller of
        both samples, `beta_…` Korn and Graubard's; None where there is no interval.
        """
        shares = self.shares
        estimated = self._estimated()
        figures = (dict.fromkeys(estimated, np.full(len(shares.value), np.nan)) if self.is_set else estimated) | {
            "weighted": shares.value,
            "unweighted": shares.unweighted.value,
            "unweighted_low": shares.unweighted.low,
            "unweighted_high": shares.unweighted.high,
        }
        values = {
            answer: {"count": int(self.counts[place]), **{key: _number(figure[place]) for key, figure in figures.items()}}
            for place, answer in enumerate(self.answers)
        }
        sample = {"n": shares.sample.n, "n_eff": shares.sample.n_eff, "missing": self.missing, "blank": dict(self.blank)}
        return {"column": self.column, **sample, "is_set_by_margins": self.is_set, "values": values}

    @property
    def codes(self) -> list[str]:
        """Answers that look like codes for no answer: whole numbers below 0."""
        return [answer for answer in self.answers if CODE.fullmatch(answer)]

    def _estimated(self) -> dict[str, Floats]:
        shares = self.shares
        beta_low, beta_high = beta_interval(shares.value, shares.error, shares.sample.n)
        ends = {"low": shares.low, "high": shares.high, "safe_low": shares.safe_low, "safe_high": shares.safe_high}
        sample = {"se": shares.error, "n_eff_estimate": shares.n_eff}
        return ends | sample | {"beta_low": beta_low, "beta_high": beta_high}


def estimate(weighed: Weighed, column: str) -> Estimate:
    """The shares of each value of a column among those who have one. Raises Refused where it has none, or too many different."""
    values = [row.cells[column].strip() for row in weighed.table.rows]
    is_set = column in (margin.name for margin in weighed.margins)
    blank = {one: count for one, count in sorted(Counter(values).items()) if one in weighed.blank and not is_set}
    answers = sorted(set(values) - blank.keys(), key=_in_order)
    if not 0 < len(answers) <= ANSWERS_AT_MOST:
        reason = f"{len(answers):,} different values; shares are estimated of 1 to {ANSWERS_AT_MOST}"
        raise Refused([Fault(reason, None, column)])
    place = {answer: number for number, answer in enumerate(answers)} | dict.fromkeys(blank, -1)
    coded = np.fromiter((place[value] for value in values), np.int64, len(values))
    cells = weighed.raked.cells
    table = count_answers(weighed.places, coded, len(cells.counts), len(answers))
    shares = weighted_shares(table, weighed.raked.weights, cells)
    return Estimate(column, tuple(answers), table.sum(axis=0), shares, sum(blank.values()), is_set, blank)


def _in_order(value: str) -> tuple[bool, float, str]:
    """Whole numbers by their size, then words."""
    is_number = value.isascii() and value.isdigit()
    return not is_number, float(value) if is_number else 0.0, value


def _number(value: float) -> float | None:
    return None if isnan(value) else float(value)
