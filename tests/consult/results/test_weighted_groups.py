"""Weighted shares in a table by groups."""

from typing import Any

import numpy as np
import pytest

from consult.diagnostics.question_types.contract import Sorted
from consult.results.counting import Crowd, question_figures
from consult.results.crossing import Groups, crossed
from consult.results.reading import Said


def _table(said: list[int], groups: list[int], cells: list[int], weights: list[float], good: tuple[int, ...] = ()) -> Any:
    """The table of a question with two answers by two groups; of each person the answer, the group, the cell."""
    crowd = Crowd(len(said), np.array(cells), np.array(weights))
    question = Said("q", Sorted(("",), ("yes", "no", "silent"), np.array(said, np.uint8)[:, None], good, "good" if good else ""))
    by = Said("by", Sorted(("",), ("a", "b", "silent"), np.array(groups, np.uint8)[:, None]))
    return crossed(question, question_figures(question, crowd), Groups(by, question_figures(by, crowd), crowd))


GROUPS, CELLS = [0] * 80 + [1] * 80, ([0] * 40 + [1] * 40) * 2
# Of each group and cell, how many of forty say yes.
YES = (29, 15, 20, 20)


@pytest.mark.parametrize("good", [(), (0,)])
def test_weighted_shares_stand_beside_the_others_where_no_part_is_small(good: tuple[int, ...]) -> None:
    said = [answer for yes in YES for answer in [0] * yes + [1] * (40 - yes)]
    row = _table(said, GROUPS, CELLS, [0.5, 1.5], good)["rows"][0]
    assert row["counts"] == [44, 40]
    assert row["weighted"] == pytest.approx([(0.5 * 29 + 1.5 * 15) / 80, 0.5], abs=1e-6)
    # Two thirds of 80 people, the weights being borne by 40 each: (40 + 120)² ⁄ (40 · 0.25 + 40 · 2.25) = 64.
    assert row["n_eff"] == [64, 64]


def test_between_two_cells_a_small_part_of_any_group_takes_the_row_its_weighted_shares() -> None:
    said = [answer for yes in (30, 15, 20, 36) for answer in [0] * yes + [1] * (40 - yes)]
    assert all("weighted" not in row for row in _table(said, GROUPS, CELLS, [0.5, 1.5])["rows"])


@pytest.mark.parametrize(("times", "told"), [(1, None), (4, [0.5, 0.5])])
def test_among_more_cells_they_are_rounded_unless_that_would_mislead(times: int, told: list[float] | None) -> None:
    """Of each group twenty of the last cell, however many of the others; five of them say yes."""
    sizes, yes = (30 * times, 30 * times, 20), (20 * times, 15 * times, 5)
    cells = [cell for cell, size in enumerate(sizes) for _one in range(size)]
    said = [answer for one, of in zip(yes, sizes, strict=True) for answer in [0] * one + [1] * (of - one)]
    groups = [0] * len(said) + [1] * len(said)
    row = _table(said * 2, groups, cells * 2, [0.5, 1.0, 2.0])["rows"][0]
    assert row.get("weighted") == told


def test_where_a_number_of_a_row_is_hidden_no_weighted_share_of_what_adds_up_is_told() -> None:
    said = [0] * 77 + [1] * 3 + [0] * 40 + [1] * 40
    assert all("weighted" not in row for row in _table(said, GROUPS, CELLS, [0.5, 1.5])["rows"])


@pytest.mark.parametrize("of_weights", [{"q"}, {"by"}, {"by", "age"}])
def test_what_one_weights_by_has_no_weighted_shares(of_weights: set[str]) -> None:
    """Margins set them, whoever answered; by two such questions there are some within the groups of either, if all are shown."""
    said = [answer for yes in YES for answer in [0] * yes + [1] * (40 - yes)]
    question, by = (
        Said(uid, Sorted(("",), ("a", "b", "silent"), np.array(places, np.uint8)[:, None]))
        for uid, places in (("q", said), ("by", GROUPS))
    )
    crowd = Crowd(160, np.array(CELLS), np.array([0.5, 1.5]), 1.0, frozenset(of_weights))
    told = question_figures(question, crowd)
    table = crossed(question, told, Groups(by, question_figures(by, crowd), crowd))
    assert ("weighted" in told["lines"][0]) == ("q" not in of_weights)
    assert table is not None and all(("weighted" in row) == ("age" in of_weights) for row in table["rows"])


def test_without_weights_there_are_none() -> None:
    question = Said("q", Sorted(("",), ("yes", "no", "silent"), np.repeat([0, 1], 80).astype(np.uint8)[:, None]))
    by = Said("by", Sorted(("",), ("a", "b", "silent"), np.tile([0, 1], 80).astype(np.uint8)[:, None]))
    told = crossed(question, question_figures(question, Crowd(160)), Groups(by, question_figures(by, Crowd(160)), Crowd(160)))
    assert told is not None and all("weighted" not in row for row in told["rows"])
