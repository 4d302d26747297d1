"""What is known of tables of people, as linear statements, and what follows from them: linear programming."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack

Which = Mapping[str, NDArray[Any]]
"""The coefficients of the cells of some tables, by name; a sum of cells where they are 0 and 1."""

# Numbers of people are whole: what is known to within less than one is known.
ROOM = 0.999
UNBOUNDED = 3


class Knowledge:
    """Tables of people, of which the holder knows the shapes, and what published figures say of their cells.

    The tables hold the truth as well: a statement that is not true of it is a fault of the reader, and so raises.
    """

    def __init__(self, tables: Mapping[str, NDArray[Any]]) -> None:
        self.tables = tables
        sizes = [table.size for table in tables.values()]
        self._starts = dict(zip(tables, np.cumsum([0, *sizes]), strict=False))
        self._truth = np.concatenate([table.ravel() for table in tables.values()]).astype(np.float64)
        self._rows: list[csr_array] = []
        self._lows: list[float] = []
        self._highs: list[float] = []

    def truth(self, which: Which) -> float:
        """What the sum really is."""
        return float(self._row(which) @ self._truth)

    def learn(self, which: Which, low: float, high: float | None = None) -> None:
        """The sum is between these, or exactly the first."""
        row, high = self._row(which), low if high is None else high
        found = float(row @ self._truth)
        assert low - 1e-6 <= found <= high + 1e-6, f"{found} is not within {low} and {high}"
        self._rows.append(csr_array(row[None, :]))
        self._lows.append(low)
        self._highs.append(high)

    def same(self, one: Which, other: Which) -> None:
        """Two sums are of the same people."""
        row = self._row(one) - self._row(other)
        assert abs(float(row @ self._truth)) < 1e-6
        self._rows.append(csr_array(row[None, :]))
        self._lows.append(0.0)
        self._highs.append(0.0)

    def told(self, sums: Mapping[str, Which]) -> list[str]:
        """The sums, of those named, that can be one number only."""
        possible: list[NDArray[np.float64]] = []
        return [name for name, which in sums.items() if not self._varies(self._row(which), possible)]

    def _varies(self, row: NDArray[np.float64], possible: list[NDArray[np.float64]]) -> bool:
        """Whether two truths that all figures allow differ in the sum; those found on the way settle most sums that follow."""
        if _spread(row, possible) >= ROOM:
            return True
        for sign in (1.0, -1.0):
            found = linprog(sign * row, bounds=(0, None), **self._limits)
            if found.status == UNBOUNDED:
                return True
            assert found.status == 0, found.message
            possible.append(found.x)
        return _spread(row, possible) >= ROOM

    @cached_property
    def _limits(self) -> dict[str, Any]:
        """The statements as equations and as bounds, once all are learnt."""
        rows, lows, highs = vstack(self._rows).tocsr(), np.array(self._lows), np.array(self._highs)
        exact, rough = np.flatnonzero(lows == highs), np.flatnonzero(lows < highs)
        below = {"A_ub": vstack([rows[rough], -rows[rough]]), "b_ub": np.append(highs[rough], -lows[rough])} if len(rough) else {}
        return {"A_eq": rows[exact], "b_eq": lows[exact]} | below

    def _row(self, which: Which) -> NDArray[np.float64]:
        row = np.zeros(len(self._truth))
        for name, coefficients in which.items():
            start, table = self._starts[name], self.tables[name]
            row[start : start + table.size] += np.broadcast_to(coefficients, table.shape).ravel()
        return row


def _spread(row: NDArray[np.float64], possible: Sequence[NDArray[np.float64]]) -> float:
    sums = [float(row @ one) for one in possible]
    return max(sums, default=0.0) - min(sums, default=0.0)
