"""The answers of weighted participants to one question of their file: shares with and without weights."""

from dataclasses import dataclass
from math import isnan
from typing import Any

import numpy as np

from consult.assessments.methods.survey_intervals import beta_interval
from consult.assessments.methods.weighted_shares import WeightedShares, count_answers, weighted_shares
from consult.assessments.methods.wilson import Counts
from consult.assessments.weighing import Weighed
from consult.diagnostics.importing.faults import Fault, Refused

# A column with more different values holds words or numbers, no answers to count.
ANSWERS_AT_MOST = 200


@dataclass(frozen=True)
class Estimate:
    """The shares of each answer in a column, and how many people gave it; `missing` participants gave none."""

    column: str
    answers: tuple[str, ...]
    counts: Counts
    shares: WeightedShares
    missing: int

    def as_json(self) -> dict[str, Any]:
        """The figures for programs: `low` and `high` are Wilson's on the effective sample, `beta_…` Korn and Graubard's."""
        shares = self.shares
        beta_low, beta_high = beta_interval(shares.value, shares.error, shares.sample.n)
        figures = {
            "weighted": shares.value,
            "low": shares.low,
            "high": shares.high,
            "se": shares.error,
            "beta_low": beta_low,
            "beta_high": beta_high,
            "unweighted": shares.unweighted.value,
            "unweighted_low": shares.unweighted.low,
            "unweighted_high": shares.unweighted.high,
        }
        values = {
            answer: {"count": int(self.counts[place]), **{key: _number(figure[place]) for key, figure in figures.items()}}
            for place, answer in enumerate(self.answers)
        }
        sample = {"n": shares.sample.n, "n_eff": shares.sample.n_eff, "missing": self.missing}
        return {"column": self.column, **sample, "values": values}


def estimate(weighed: Weighed, column: str) -> Estimate:
    """The shares of each value of a column among those who have one. Raises Refused where it has none, or too many different."""
    values = [row.cells[column].strip() for row in weighed.table.rows]
    answers = sorted(set(values) - {""}, key=_in_order)
    if not 0 < len(answers) <= ANSWERS_AT_MOST:
        reason = f"{len(answers):,} different values; shares are estimated of 1 to {ANSWERS_AT_MOST}"
        raise Refused([Fault(reason, None, column)])
    place = {answer: number for number, answer in enumerate(answers)} | {"": -1}
    coded = np.fromiter((place[value] for value in values), np.int64, len(values))
    cells = weighed.raked.cells
    table = count_answers(weighed.places, coded, len(cells.counts), len(answers))
    shares = weighted_shares(table, weighed.raked.weights, cells)
    return Estimate(column, tuple(answers), table.sum(axis=0), shares, len(values) - shares.sample.n)


def _in_order(value: str) -> tuple[bool, float, str]:
    """Whole numbers by their size, then words."""
    is_number = value.isascii() and value.isdigit()
    return not is_number, float(value) if is_number else 0.0, value


def _number(value: float) -> float | None:
    return None if isnan(value) else float(value)
