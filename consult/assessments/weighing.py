"""A file of participants weighted to the margins of the population: from the bytes to figures, no database needed."""

import json
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from consult.assessments.methods.cells import count_cells
from consult.assessments.methods.margins import Codes, Margin
from consult.assessments.methods.raking import Cap, Raked, rake
from consult.assessments.methods.representativeness import Representativeness, representativeness
from consult.assessments.methods.unweighable import NobodyToWeigh, Unweighable
from consult.assessments.methods.wilson import Floats
from consult.diagnostics.importing.faults import Fault, Refused
from consult.diagnostics.importing.table import Table, read_table

# What programs write where there is no answer; an empty cell is none in any case.
BLANK = ("NA", "N/A", "#N/A", "NaN", "nan", "NULL", "null")
NO_ANSWER = (
    " It stands for no answer: weight by what everybody said, give it a share of its own, or leave these participants out."
)
# Closer to 1 the sum of shares is as exact as they can be written.
EXACT = 1e-9


@dataclass(frozen=True)
class Weighed:
    """The participants of a file with their weights.

    `places`: int64 (n,), the cell of each, in the order of the rows of `table`, which holds their cells as text; `blank`: what
    stands in them where there is no answer.
    """

    margins: tuple[Margin, ...]
    raked: Raked
    places: Codes
    table: Table
    blank: frozenset[str] = frozenset({""})

    @cached_property
    def weights(self) -> Floats:
        """float64 (n,): the weight of each participant, mean 1, in the order of the file."""
        return self.raked.weights[self.places]

    @property
    def heard(self) -> list[Representativeness]:
        """Who took part beside who lives there, for each margin."""
        cells = self.raked.cells
        counts = [cells.category_counts(place, len(margin.shares)) for place, margin in enumerate(self.margins)]
        return [representativeness(*one) for one in zip(counts, self.margins, strict=True)]

    @property
    def notes(self) -> list[str]:
        """What was done that nobody asked for: shares that were put right."""
        return [
            f"The shares of “{margin.name}” sum to {margin.told:.10g}, not to 1: each was divided by that."
            for margin in self.margins
            if abs(margin.told - 1) > EXACT
        ]

    def as_json(self) -> dict[str, Any]:
        """The figures for programs."""
        sample = self.raked.sample
        return {
            "n": sample.n,
            "deff": sample.deff,
            "n_eff": sample.n_eff,
            "iterations": self.raked.iterations,
            "min_weight": self.raked.min_weight,
            "max_weight": self.raked.max_weight,
            "indicative": list(self.raked.missed_minima),
            "dissimilarity": {one.margin.name: one.dissimilarity for one in self.heard},
            "shares": {one.margin.name: _both(one) for one in self.heard},
            "notes": self.notes,
        }


def _both(heard: Representativeness) -> dict[str, dict[str, float]]:
    columns = zip(heard.margin.categories, heard.counts, heard.participants, heard.population, strict=True)
    return {
        category: {"count": int(count), "participants": float(mine), "population": float(theirs)}
        for category, count, mine, theirs in columns
    }


def read_margins(text: str) -> tuple[Margin, ...]:
    """The margins written as JSON, {column: {value: share}}. Raises Refused, or an Unweighable about a share."""
    try:
        told = json.loads(unicodedata.normalize("NFC", text), object_pairs_hook=_once)
    except RecursionError as error:
        raise Refused([Fault("this is not JSON: it is nested too deeply")]) from error
    except ValueError as error:
        raise Refused([Fault(f"this is not JSON: {error}")]) from error
    if not isinstance(told, dict) or not all(isinstance(shares, dict) and shares for shares in told.values()):
        raise Refused([Fault("write the margins as {column: {value: share}}")])
    stripped = [(name.strip(), _once([(key.strip(), share) for key, share in shares.items()])) for name, shares in told.items()]
    return tuple(Margin.of(name, shares) for name, shares in _once(stripped).items())


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _value in pairs]
    if twice := next((key for key in keys if keys.count(key) > 1), None):
        raise Refused([Fault(f"“{twice}” is written twice")])
    return dict(pairs)


def weigh(
    data: bytes, margins: Sequence[Margin], cap: Cap | None = None, more: Sequence[str] = (), blank: Collection[str] = BLANK
) -> Weighed:
    """The participants of a delimited file weighted to the margins of its columns; `more` are columns to read along.

    `blank`: what stands for no answer beside an empty cell; what has a share in a margin is a value there all the same.
    Raises Refused where the file cannot be read or a value has no place in the margins, or an Unweighable.
    """
    if not margins:
        raise NobodyToWeigh
    table = read_table(data, list(dict.fromkeys([*(margin.name for margin in margins), *more])))
    if table.faults:
        raise Refused(table.faults)
    blanks = frozenset({"", *(one.strip() for one in blank)})
    coded = [_codes(table, margin, blanks) for margin in margins]
    cells, places = count_cells(np.stack(coded, axis=1), [len(margin.shares) for margin in margins])
    return Weighed(tuple(margins), rake(cells, margins, cap), places, table, blanks)


def _codes(table: Table, margin: Margin, blank: Collection[str]) -> Codes:
    try:
        return margin.codes(row.cells[margin.name].strip() for row in table.rows)
    except Unweighable as error:
        line = None if error.row is None else table.rows[error.row].line
        reason = f"{error}{NO_ANSWER}" if error.category and error.category in blank else str(error)
        raise Refused([Fault(reason, line, margin.name)]) from error
