"""Which cells of a table of people stay hidden, so that no sum that is known gives back what a hidden one holds. Pure.

Primary suppression hides cells about fewer people than the threshold. Then, until nothing changes: where sums are known, the
hidden cells of a line are at least two and about at least as many people together; and where the sums of rows and of columns
are known, each hidden cell lies on a cycle of hidden ones, so that adding to one what is taken from the next changes no sum
(Cox, L. H. 1980, "Suppression methodology and statistical disclosure control", JASA 75, 377–385).
"""

from collections import deque
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.core.disclosure import THRESHOLD

Counts = NDArray[np.integer[Any]]
Mask = NDArray[np.bool_]
Cell = tuple[int, int]
# What hiding costs: a cell that opens another line costs more than one in lines where cells are hidden already.
ANOTHER_LINE = 4


def hidden_cells(
    counts: Counts, *, rows: bool = True, columns: bool = False, of: Counts | None = None, threshold: int = THRESHOLD
) -> Mask:
    """Which cells of `counts` (r, c), people, stay hidden, as bool (r, c).

    `rows`, `columns`: whether their sums are known. `of` (r, c): the people among whom a cell counts some, where they are
    known too: then those who are not counted must not be too few either.
    """
    table = _Table(np.asarray(counts), rows, columns, None if of is None else np.broadcast_to(of, np.shape(counts)), threshold)
    hidden = table.is_small
    while (more := table.with_more(hidden)) is not hidden:
        hidden = more
    return hidden


@dataclass(frozen=True)
class _Table:
    counts: Counts
    rows: bool
    columns: bool
    of: Counts | None
    threshold: int

    @property
    def is_small(self) -> Mask:
        """The cells about too few people."""
        small: Mask = (self.counts > 0) & (self.counts < self.threshold)
        if self.of is None:
            return small
        rest = self.of - self.counts
        return small | ((rest > 0) & (rest < self.threshold))

    def with_more(self, hidden: Mask) -> Mask:
        """The mask with what the first line or cell that is not safe needs; the same mask where all are."""
        for line in self._lines():
            if hidden[line].any() and not self._is_safe(line, hidden):
                candidates = self._candidates(line, hidden)
                if candidates:
                    return _with(hidden, candidates)
        if self.rows and self.columns:
            for cell in zip(*np.nonzero(hidden), strict=True):
                if path := self._way_round((int(cell[0]), int(cell[1])), hidden):
                    return _with(hidden, path)
        return hidden

    def _lines(self) -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
        """The places of the cells of each line whose sum is known."""
        height, width = self.counts.shape
        found = [(np.full(width, row), np.arange(width)) for row in range(height) if self.rows]
        return found + [(np.arange(height), np.full(height, column)) for column in range(width) if self.columns]

    def _is_safe(self, line: tuple[NDArray[np.intp], NDArray[np.intp]], hidden: Mask) -> bool:
        mine = self.counts[line][hidden[line]]
        if len(mine) == 1 or 0 < mine.sum() < self.threshold:
            return False
        if self.of is None or (self.rows and len(set(line[0])) == 1):
            return True
        rest = (self.of[line] - self.counts[line])[hidden[line]].sum()
        return not 0 < rest < self.threshold

    def _candidates(self, line: tuple[NDArray[np.intp], NDArray[np.intp]], hidden: Mask) -> list[Cell]:
        """What to hide next of the line: the cheapest cell that holds anybody, else all that hold nobody."""
        cells = [(int(row), int(column)) for row, column in zip(*line, strict=True) if not hidden[row, column]]
        held = [cell for cell in cells if self.counts[cell]]
        return [min(held, key=lambda cell: (self._cost(cell, hidden), cell))] if held else cells

    def _cost(self, cell: Cell, hidden: Mask) -> int:
        if hidden[cell]:
            return 0
        is_another = not (hidden[cell[0]].any() and hidden[:, cell[1]].any())
        return int(self.counts[cell]) * (ANOTHER_LINE if is_another and self.rows and self.columns else 1)

    def _can_move(self, cell: Cell) -> bool:
        """Whether a cell could hold one person less or one more, for all that is known."""
        return bool(self.counts[cell]) and (self.of is None or bool(self.of[cell] > self.counts[cell]))

    def _way_round(self, cell: Cell, hidden: Mask) -> list[Cell]:
        """What must be hidden for the cell to lie on a cycle; nothing where it does. All of the table where it never can."""
        if not self._can_move(cell) or self._is_on_a_cycle(cell, hidden):
            return []
        path = self._cheapest(cell, hidden)
        if path is None:
            return [(int(row), int(column)) for row, column in zip(*np.nonzero(~hidden), strict=True)]
        return [one for one in path if not hidden[one]]

    def _is_on_a_cycle(self, cell: Cell, hidden: Mask) -> bool:
        """Whether the column of the cell is reached from its row over other hidden cells."""
        reached, waiting = {("row", cell[0])}, deque([("row", cell[0])])
        while waiting:
            for _cost, edge, node in self._edges(waiting.popleft(), hidden):
                if edge != cell and hidden[edge] and node not in reached:
                    reached.add(node)
                    waiting.append(node)
        return ("column", cell[1]) in reached

    def _cheapest(self, cell: Cell, hidden: Mask) -> list[Cell] | None:
        """The cells of the cheapest way from the row of the cell to its column (Dijkstra 1959), or None."""
        waiting: list[tuple[int, tuple[str, int], list[Cell]]] = [(0, ("row", cell[0]), [])]
        done = set()
        while waiting:
            spent, node, path = heappop(waiting)
            if node == ("column", cell[1]):
                return path
            if node in done:
                continue
            done.add(node)
            for cost, edge, other in self._edges(node, hidden):
                if edge != cell and other not in done:
                    heappush(waiting, (spent + cost, other, [*path, edge]))
        return None

    def _edges(self, node: tuple[str, int], hidden: Mask) -> list[tuple[int, Cell, tuple[str, int]]]:
        """The cells that lead on from a row or a column: their cost, and where they lead."""
        side, place = node
        size = self.counts.shape[1 if side == "row" else 0]
        cells = [((place, other) if side == "row" else (other, place), other) for other in range(size)]
        across = "column" if side == "row" else "row"
        return [(self._cost(cell, hidden), cell, (across, other)) for cell, other in cells if self._can_move(cell)]


def _with(hidden: Mask, cells: list[Cell]) -> Mask:
    more = hidden.copy()
    for cell in cells:
        more[cell] = True
    return more
