"""People by what they say of themselves as it may be shown, and what else the same figures could be of.

Few people who leave unsaid what they are weighted by, or whose answer is no category of the census, stay hidden, and with them a
category that is one: beside the margins, what weights cost would tell how many are which. So it is told as the worst it could be.
"""

from collections.abc import Collection, Iterator

import numpy as np

from consult.assessments.methods.cells import Cells
from consult.assessments.methods.wilson import Counts
from consult.core.disclosure import THRESHOLD, is_part_disclosable
from consult.core.disclosure_tables import hidden_cells


def told_people(counts: Counts) -> list[int | None]:
    """People by category and, last, those who did not say it; hidden as in the results of the question, as two patterns meet."""
    is_apart = is_part_disclosable(int(counts.sum()), int(counts[:-1].sum()))
    hidden = np.append(hidden_cells(counts[None, :-1])[0], False) if is_apart else hidden_cells(counts[None])[0]
    return [None if gone else int(count) for count, gone in zip(counts, hidden, strict=True)]


def alike(cells: Cells, place: int, size: int, outside: Collection[int]) -> Iterator[Cells]:
    """The cells with other numbers of people in hidden categories of one variable that leave all that is shown of it as it is.

    `outside`: the places of its categories that are none of the census, with that of those who do not say.
    """
    counts = cells.category_counts(place, size)
    told = told_people(counts)
    hidden = [one for one in range(size) if told[one] is None and counts[one]]
    few, others = ([one for one in hidden if (one in outside) == is_outside] for is_outside in (True, False))
    if not few or not others:
        return
    mine, both = int(counts[few].sum()), int(counts[hidden].sum())
    for number in range(len(few), min(len(few) * (THRESHOLD - 1), both - 1) + 1):
        other = _shared_out(cells, place, {tuple(few): number, tuple(others): both - number})
        if number != mine and told_people(other.category_counts(place, size)) == told:
            yield other


def _shared_out(cells: Cells, place: int, wanted: dict[tuple[int, ...], int]) -> Cells:
    """The cells with so many people in each of these groups of categories, shared out as they are now."""
    counts = cells.counts.copy()
    for categories, total in wanted.items():
        mine = np.isin(cells.codes[:, place], categories)
        counts[mine] = _apportioned(counts[mine], total)
    return Cells(cells.codes[counts > 0], counts[counts > 0])


def _apportioned(counts: Counts, total: int) -> Counts:
    """Whole numbers with this sum, as nearly in proportion as can be: by largest remainders."""
    exact = counts * (total / counts.sum())
    whole = np.floor(exact).astype(np.int64)
    whole[np.argsort(whole - exact, kind="stable")[: total - int(whole.sum())]] += 1
    return whole
