"""A question by groups: what all published tables together cannot give back."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linprog

from consult.core.disclosure import THRESHOLD
from consult.diagnostics.question_types.contract import Sorted
from consult.results.counting import ALL, ANSWERED, Crowd, question_figures
from consult.results.crossing import Groups, crossed
from consult.results.reading import Said

Table = NDArray[np.int64]
COUNT = st.one_of(st.integers(0, 14), st.integers(11, 60))


def sorted_by(table: Table, good: tuple[int, ...] = ()) -> tuple[Said, Said]:
    """Two questions answered by so many people in each cell of the table: groups by answers, the last of each the silent."""
    groups, answers = table.shape
    rows = np.repeat(np.arange(groups), table.sum(axis=1)).astype(np.uint8)
    columns = np.repeat(np.tile(np.arange(answers), groups), table.ravel()).astype(np.uint8)
    by = Said("by", Sorted(("",), tuple(map(str, range(groups))), rows[:, None]))
    return by, Said("q", Sorted(("",), tuple(map(str, range(answers))), columns[:, None], good, "good" if good else ""))


def published(table: Table, good: tuple[int, ...] = ()) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any] | None]:
    """What is told of the groups, of the question, and of the question by the groups."""
    by, said = sorted_by(table, good)
    crowd = Crowd(int(table.sum()))
    told_by, told = question_figures(by, crowd), question_figures(said, crowd)
    return told_by, told, crossed(said, told, Groups(by, told_by, crowd))


class Known:
    """All that the published figures say of the cells, as equations."""

    def __init__(self, table: Table) -> None:
        self.table, self.rows, self.sums = table, [np.ones(table.shape)], [int(table.sum())]

    def learn(self, which: Table, count: int) -> None:
        """The cells marked in `which` sum to so many people; it must be true."""
        assert (self.table * which).sum() == count
        self.rows.append(which.astype(np.float64))
        self.sums.append(count)

    def gives_away(self, which: Table) -> bool:
        """Whether the sum of these cells can be one number only."""
        equations, sums = [row.ravel() for row in self.rows], self.sums
        ends = [linprog(way * which.ravel(), A_eq=equations, b_eq=sums, bounds=(0, None)) for way in (1, -1)]
        assert all(end.status == 0 for end in ends)
        return bool(-ends[1].fun - ends[0].fun < 0.5)


def cells(table: Table, rows: Any, columns: Any) -> Table:
    """The cells of these rows and columns marked."""
    marked = np.zeros(table.shape, np.int64)
    marked[rows, columns] = 1
    return marked


def learn_line(known: Known, line: dict[str, Any], axis: int, good: tuple[int, ...] = ()) -> list[Table]:
    """Learns what a line of a question tells; returns what it hides, where that is somebody."""
    everything, hidden = slice(None), []
    parts = known.table.shape[axis]

    def of(some: Any) -> Table:
        return cells(known.table, *((some, everything) if axis == 0 else (everything, some)))

    if line["of"] == ANSWERED:
        known.learn(of(slice(0, parts - 1)), line["base"])
    for place, count in enumerate(line["counts"]):
        if count is not None:
            known.learn(of(place), count)
        elif (known.table * of(place)).sum():
            hidden.append(of(place))
    if line.get("good") is not None:
        known.learn(of(list(good)), line["good"])
    if line["of"] != ANSWERED and len(line["counts"]) < parts:
        raise AssertionError("a line of all people has all answers")
    return hidden


def learn_crossing(known: Known, told: dict[str, Any], good: tuple[int, ...]) -> list[Table]:
    """The same for the table by groups."""
    hidden = []
    for group, size in zip(told["groups"], told["sizes"], strict=True):
        known.learn(cells(known.table, group, slice(None)), size)
    for row in told["rows"]:
        columns = list(good) if good else row["row"]
        for group, base, count in zip(told["groups"], row["bases"], row["counts"], strict=True):
            which = cells(known.table, group, columns)
            if row["of"] == ANSWERED:
                known.learn(cells(known.table, group, slice(0, known.table.shape[1] - 1)), base)
            if count is not None:
                known.learn(which, count)
            elif (known.table * which).sum():
                hidden.append(which)
    return hidden


def tables(columns: int) -> st.SearchStrategy[Table]:
    row = st.lists(COUNT, min_size=columns, max_size=columns)
    return st.lists(row, min_size=3, max_size=5).map(np.array).filter(lambda table: bool(table.sum() >= 60))


@pytest.mark.parametrize("good", [(), (0, 1)])
@given(table=tables(4))
def test_all_tables_of_a_questionnaire_together_give_no_hidden_number_back(good: tuple[int, ...], table: Table) -> None:
    told_by, told, crossing = published(table, good)
    known = Known(table)
    hidden = learn_line(known, told_by["lines"][0], 0) + learn_line(known, told["lines"][0], 1, good)
    hidden += learn_crossing(known, crossing, good) if crossing else []
    assert not [which for which in hidden if known.gives_away(which)]


@pytest.mark.parametrize("good", [(), (0, 1)])
@given(table=tables(3))
def test_no_number_below_the_threshold_stands_in_a_table_by_groups(good: tuple[int, ...], table: Table) -> None:
    _by, _told, crossing = published(table, good)
    shown = [count for row in crossing["rows"] for count in row["counts"]] if crossing else []
    assert not [count for count in shown if count is not None and 0 < count < THRESHOLD]


def test_a_large_table_is_shown_whole() -> None:
    table = np.array([[40, 50, 20], [60, 30, 30], [20, 20, 20]])
    told = published(table)[2]
    assert told is not None and (told["groups"], told["sizes"]) == ([0, 1], [110, 120])
    assert [row["counts"] for row in told["rows"]] == [[40, 60], [50, 30]]
    assert [row["bases"] for row in told["rows"]] == [[90, 90], [90, 90]]
    good = published(table, (0,))[2]
    assert good is not None and good["rows"] == [{"row": 0, "of": ANSWERED, "bases": [90, 90], "counts": [40, 60]}]


def test_where_few_of_a_group_are_silent_shares_are_of_the_whole_group() -> None:
    table = np.array([[40, 50, 5], [60, 30, 30], [20, 20, 20]])
    told = published(table)[2]
    assert told is not None and {row["of"] for row in told["rows"]} <= {"asked", ALL}
    assert told["rows"][0]["bases"] == [95, 120]


def test_choices_of_several_lines_by_groups() -> None:
    places = np.ones((100, 2), np.uint8)
    places[:30, 0] = places[20:70, 1] = 0
    said = Said("q", Sorted(("a", "b"), ("yes", "no", "silent"), places, (0,), "yes", adds_up=True))
    by = Said("by", Sorted(("",), ("x", "y", "silent"), np.repeat([0, 1], 50).astype(np.uint8)[:, None]))
    crowd = Crowd(100)
    told = crossed(said, question_figures(said, crowd), Groups(by, question_figures(by, crowd), crowd))
    assert told is not None and [row["counts"] for row in told["rows"]] == [[30, 0], [30, 20]]
    ranks = np.full((100, 2), 4, np.uint8)
    ranks[:60, 0] = ranks[60:, 1] = 0
    said = Said("q", Sorted(("a", "b"), ("1", "2", "3", "more", "none", "silent"), ranks, (0,), "1", adds_up=True))
    told = crossed(said, question_figures(said, crowd), Groups(by, question_figures(by, crowd), crowd))
    assert told is not None and told["rows"][0]["counts"] == [None, None]


def test_words_of_ones_own_are_not_crossed() -> None:
    by, _said = sorted_by(np.array([[20, 20], [20, 20], [0, 0]]))
    assert crossed(Said("q", None), {"asked": 80}, Groups(by, question_figures(by, Crowd(80)), Crowd(80))) is None
