"""Hidden cells: what sums that are known, and linear programming, cannot give back."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from consult.core.disclosure import THRESHOLD
from consult.core.disclosure_tables import Counts, Mask, hidden_cells

COUNT = st.one_of(st.integers(0, 14), st.integers(0, 60))


def tables(height: tuple[int, int], width: tuple[int, int]) -> st.SearchStrategy[Counts]:
    """Tables of counts, many of them small."""
    size = st.tuples(st.integers(*height), st.integers(*width))
    return size.flatmap(
        lambda one: st.lists(st.lists(COUNT, min_size=one[1], max_size=one[1]), min_size=one[0], max_size=one[0])
    ).map(np.array)


def recovered(counts: Counts, hidden: Mask, *, rows: bool, columns: bool) -> list[tuple[int, int]]:
    """The hidden cells about people of which known sums and shown cells leave one value only."""
    cells = [(int(row), int(column)) for row, column in np.argwhere(hidden)]
    sums, totals = [], []
    for axis, is_known in ((0, rows), (1, columns)):
        for line in range(counts.shape[axis]) if is_known else ():
            sums.append([float(cell[axis] == line) for cell in cells])
            totals.append(sum(float(counts[cell]) for cell in cells if cell[axis] == line))
    found = []
    for place, cell in enumerate(cells):
        goal = np.zeros(len(cells))
        goal[place] = 1
        ends = [linprog(way * goal, A_eq=sums, b_eq=totals, bounds=(0, None)) for way in (1, -1)]
        assert all(end.status in (0, 3) for end in ends)
        if counts[cell] and all(end.status == 0 for end in ends) and -ends[1].fun - ends[0].fun < 0.5:
            found.append(cell)
    return found


@given(counts=tables((1, 5), (2, 5)))
def test_no_cell_is_recovered_from_rows_and_columns(counts: Counts) -> None:
    hidden = hidden_cells(counts, rows=True, columns=True)
    if hidden.all() and (min(counts.shape) == 1 or np.count_nonzero(counts) < counts.size):
        return  # Nothing is shown but sums.
    assert not recovered(counts, hidden, rows=True, columns=True)


@given(counts=tables((1, 4), (2, 6)))
def test_no_cell_is_recovered_from_rows(counts: Counts) -> None:
    hidden = hidden_cells(counts)
    shared = counts.sum(axis=1, where=hidden)
    assert not [cell for cell in recovered(counts, hidden, rows=True, columns=False) if shared[cell[0]] >= THRESHOLD]


@given(counts=tables((1, 4), (1, 4)))
def test_every_small_cell_is_hidden_and_large_tables_stay_open(counts: Counts) -> None:
    hidden = hidden_cells(counts, columns=True)
    assert hidden[(counts > 0) & (counts < THRESHOLD)].all()
    assert not hidden_cells(counts + THRESHOLD, columns=True).any()


def test_hidden_cells_of_a_line_are_about_enough_people_together() -> None:
    assert hidden_cells(np.array([[3, 4, 20, 40]])).tolist() == [[True, True, True, False]]
    assert hidden_cells(np.array([[3, 15, 40]])).tolist() == [[True, True, False]]
    assert hidden_cells(np.array([[3, 0, 0]])).tolist() == [[True, True, True]]


def test_those_who_are_not_counted_are_hidden_when_they_are_few() -> None:
    of = np.array([[100], [100], [100]])
    assert hidden_cells(np.array([[95], [40], [50]]), rows=False, columns=True, of=of).tolist() == [[True], [True], [False]]
    assert not hidden_cells(np.array([[60], [40], [50]]), rows=False, columns=True, of=of).any()


def test_two_hidden_cells_a_line_are_not_enough_where_a_bridge_gives_one_back() -> None:
    counts = np.array([[3, 30, 90, 90], [30, 40, 4, 90], [90, 90, 30, 30], [90, 90, 30, 30]])
    hidden = hidden_cells(counts, rows=True, columns=True)
    assert hidden[0, 0] and hidden[1, 2] and not hidden.all()
    assert not recovered(counts, hidden, rows=True, columns=True)
