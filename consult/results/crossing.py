"""A question by the answers to another one, of which organisers chose a few before the diagnostic opened. Pure.

Groups that stay hidden in the results of that question are counted together, and answers that stay hidden in the results of
this one too: so every sum of the table is known to all, and cells are hidden until no sum gives one back.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.core.disclosure import is_part_disclosable
from consult.core.disclosure_tables import hidden_cells
from consult.results.counting import ALL, ANSWERED, ASKED, Crowd, Ints
from consult.results.reading import Said
from consult.results.weighted_groups import with_weights

Told = dict[str, Any]
# Of a column that counts several answers together nobody knows among how many people it does.
UNBOUNDED = 1 << 40


class Groups:
    """Who belongs to which group: `rows`, intp (n,), the last one of those in no group that is shown."""

    def __init__(self, by: Said, told: Told, crowd: Crowd) -> None:
        assert by.sorted is not None
        is_weighted = by.uid not in crowd.of_weights or (len(crowd.of_weights) > 1 and None not in told["lines"][0]["counts"])
        self.crowd = crowd if is_weighted else Crowd(crowd.respondents)
        counts, size = told["lines"][0]["counts"], len(by.sorted.words)
        silent = -1 if by.sorted.tells_all else size - 1
        self.shown = [place for place, count in enumerate(counts) if count and place != silent]
        row_of = np.full(size, len(self.shown))
        row_of[self.shown] = np.arange(len(self.shown))
        self.rows: NDArray[np.intp] = row_of[by.sorted.places[:, 0]]
        self.sizes = np.bincount(self.rows, minlength=len(self.shown) + 1)

    def count(self, places: NDArray[Any], size: int) -> Ints:
        """int64 (g + 1, size): how many people of each group stand at each place."""
        found = np.bincount(self.rows * size + places, minlength=(len(self.shown) + 1) * size)
        return found.reshape(-1, size)

    def base(self, said: Said, told: Told, answered: Ints, place: int = 0) -> tuple[str, Ints]:
        """Whose shares may be told in every group: of those who answered, else of those asked, else of all.

        Never of fewer people than those of the line at `place` of the question.
        """
        asked = self.sizes if said.asked is None else np.bincount(self.rows[said.asked], minlength=len(self.sizes))
        is_of_answers = told["lines"][place]["of"] == ANSWERED
        if is_of_answers and self._are_told(self.sizes, answered) and self._are_told(asked, answered):
            return ANSWERED, answered
        is_told = told["of"] == ASKED and self._are_told(self.sizes, asked)
        return (ASKED, asked) if is_told else (ALL, self.sizes)

    def _are_told(self, whole: Ints, part: Ints) -> bool:
        return all(one == 0 or is_part_disclosable(int(one), int(some)) for one, some in zip(whole, part, strict=True))


def crossed(said: Said, told: Told, groups: Groups) -> Told | None:
    """The table of a question, `told` as `question_figures` gives it; None for words and where no group or answer is shown."""
    if said.sorted is None or not groups.shown:
        return None
    if all(count is None for line in told["lines"] for count in line["counts"]):
        return None
    if said.sorted.good and not said.sorted.adds_up:
        rows = [_good_row(said, told, groups, place) for place in range(len(said.sorted.labels))]
    elif said.sorted.adds_up:
        rows = _lines_that_add_up(said, told, groups)
    else:
        rows = _parts(said, told, groups)
    shown = len(groups.shown)
    rows = with_weights(rows, said, told, groups.crowd, groups.rows)
    return {"groups": groups.shown, "sizes": [int(size) for size in groups.sizes[:shown]], "rows": rows}


def _parts(said: Said, told: Told, groups: Groups) -> list[Told]:
    """A row for each answer, where each person gave one."""
    found = said.sorted
    assert found is not None
    line, counts = told["lines"][0], groups.count(found.places[:, 0], len(found.words))
    of, base = groups.base(said, told, counts[:, :-1].sum(axis=1))
    if of == ANSWERED:
        counts = counts[:, :-1]
    else:
        counts[:, -1] -= groups.sizes - base
    gone = [count is None for count in line["counts"]]
    return _rows(counts, gone, of, base)


def _lines_that_add_up(said: Said, told: Told, groups: Groups) -> list[Told]:
    """A row for each line: how many chose it, or put it first."""
    found = said.sorted
    assert found is not None
    tables = [groups.count(column, len(found.words)) for column in found.places.T]
    of, base = groups.base(said, told, tables[0][:, :-1].sum(axis=1))
    counts = np.stack([table[:, found.good[0]] for table in tables], axis=1)
    gone = [line["counts"][found.good[0]] is None for line in told["lines"]]
    if found.are_marks:
        return _rows(counts, gone, of, base, is_limited=True)
    # Of items put in order one is first: who put none there is left over.
    return _rows(np.column_stack([counts, base - counts.sum(axis=1)]), gone, of, base)[: gone.count(False)]


def _rows(counts: Ints, gone: list[bool], of: str, base: Ints, *, is_limited: bool = False) -> list[Told]:
    """The columns of `counts` (g + 1, c) as rows, hidden where they must be; those `gone` are counted together for that.

    `is_limited`: each column counts some of the people of a group, and those left out must not be too few either.
    """
    kept = [place for place in range(counts.shape[1]) if place >= len(gone) or not gone[place]]
    lost = [place for place in range(counts.shape[1]) if place not in kept]
    table, limits = counts[:, kept], np.repeat(base[:, None], len(kept), axis=1)
    if lost:
        table = np.column_stack([table, counts[:, lost].sum(axis=1)])
        limits = np.column_stack([limits, np.full(len(limits), UNBOUNDED)])
    is_somebody, mask = base > 0, np.ones(table.shape, bool)
    of_whom = limits[is_somebody] if is_limited else None
    mask[is_somebody] = hidden_cells(table[is_somebody], rows=True, columns=True, of=of_whom)
    # What nobody or everybody said in all, as the results of the question tell, nobody or everybody of each group said.
    is_told = np.array([place < len(gone) for place in kept] + [False] * bool(lost))
    follows = is_told & ((table == 0).all(axis=0) | (table == limits).all(axis=0))
    mask[np.ix_(is_somebody, follows)] = False
    return [{"row": place, "of": of} | _cells(counts[:-1, place], mask[:-1, column], base) for column, place in enumerate(kept)]


def _good_row(said: Said, told: Told, groups: Groups, place: int) -> Told:
    """One line: how many in each group are satisfied, agree, and so on; nothing where the sum stays hidden."""
    found, line = said.sorted, told["lines"][place]
    assert found is not None
    table = groups.count(found.places[:, place], len(found.words))
    of, base = groups.base(said, told, table[:, :-1].sum(axis=1), place)
    counts = table[:, found.good].sum(axis=1)
    is_somebody = base > 0
    mask = np.ones(len(counts), bool)
    if line["good"] is not None:
        mask[is_somebody] = hidden_cells(counts[is_somebody, None], rows=False, columns=True, of=base[is_somebody, None])[:, 0]
    return {"row": place, "of": of} | _cells(counts[:-1], mask[:-1], base)


def _cells(counts: Ints, mask: NDArray[np.bool_], base: Ints) -> Told:
    told = [None if gone else int(count) for count, gone in zip(counts, mask, strict=True)]
    return {"bases": [int(one) for one in base[: len(told)]], "counts": told}
