"""Groups of people who vote alike, or the reason why none are shown.

The grouping is that of Polis (Small et al. 2021, Recerca 26): positions on two axes, k-means, the number of groups by
the best silhouette. Two things are ours. An axis that is no more than chance is left out, as it would split one group in
two, and where four or five groups are plainly apart on three or four axes, they are told apart there: on two they merge.
And k-means always finds groups, also in noise, so what it finds is shown only if enough people voted enough, votes hang
together beyond chance, groups are apart, and none is a handful of people.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from consult.assessments.methods.clusters import k_means, sample_of, silhouettes
from consult.assessments.methods.opinion_axes import AXES, Axes, opinion_axes
from consult.assessments.methods.opinion_chance import PEOPLE, beyond_chance, gap, hangs_on_few
from consult.assessments.methods.opinion_grouping import Grouping
from consult.assessments.methods.opinion_matrix import Mask, Opinions
from consult.assessments.methods.opinion_minima import (
    CLEAR_SILHOUETTE,
    MIN_BEYOND_CHANCE,
    MIN_GROUP,
    MIN_PART_OF_VOTERS,
    MIN_PEOPLE,
    MIN_SILHOUETTE,
    MIN_STATEMENTS,
    MIN_VOTES,
    STATEMENTS_PER_GROUP,
    Refusal,
)
from consult.assessments.methods.wilson import Counts, Floats

MAX_GROUPS, PEOPLE_PER_GROUP = 5, 12
MAX_AXES = MAX_GROUPS - 1
LEVEL_SILHOUETTE = 0.02


def opinion_groups(
    opinions: Opinions, is_out: Mask, seed: int = 0, number: int | None = None, fewest: int = MIN_GROUP
) -> Grouping:
    """The opinion groups of n people who voted on m statements, of which those in `is_out` bool (m,) were moderated out.

    There are as many groups as are furthest apart, the fewer where that is level; or `number`, 2 to MAX_GROUPS.
    None has fewer than `fewest` people.
    """
    votes, statements = _votes_that_count(opinions, is_out), int((~is_out).sum())
    needed = min(MIN_VOTES, statements)
    chosen = np.flatnonzero((votes >= needed) & (votes > 0))
    placed = _Placed(opinions, chosen, is_out, seed)
    nobody = np.full(opinions.people, -1, np.int64)
    found = Grouping(nobody, placed.axes, int((votes > 0).sum()), needed, len(chosen), fewest=fewest)
    refusal = _too_little(found, statements)
    if refusal:
        return replace(found, refusal=refusal)
    first, second = beyond_chance(placed.opinions, is_out, seed)
    found = replace(found, beyond_chance=(float(first), float(second)))
    if first < MIN_BEYOND_CHANCE:
        return replace(found, refusal=Refusal.CHANCE)
    if hangs_on_few(placed.opinions, is_out, seed):
        return replace(found, refusal=Refusal.FEW_ALIKE)
    told = _on_many_axes(found, placed, number) or _on_few_axes(found, placed, number)
    if told.refusal:
        return told
    nobody[chosen] = _largest_first(told.group)
    return replace(told, group=nobody)


@dataclass(frozen=True)
class _Placed:
    """Those of everybody, `chosen` int64 (c,), who may be put into groups, and where they stand among everybody."""

    everybody: Opinions
    chosen: Counts
    is_out: Mask
    seed: int

    @cached_property
    def opinions(self) -> Opinions:
        return self.everybody.of_people(self.chosen)

    @cached_property
    def axes(self) -> Axes:
        return opinion_axes(self.everybody, self.is_out)

    @cached_property
    def _many_axes(self) -> Axes:
        return opinion_axes(self.everybody, self.is_out, MAX_AXES)

    @cached_property
    def sampled(self) -> "_Placed":
        """Some of them by themselves, where they are many."""
        some = sample_of(len(self.chosen), self.seed, PEOPLE)
        return _Placed(self.opinions.of_people(some), np.arange(len(some)), self.is_out, self.seed)

    def positions(self, axes: int) -> Floats:
        """(c, axes)"""
        return (self.axes if axes <= AXES else self._many_axes).positions[self.chosen, :axes]

    def with_gap(self, told: Grouping) -> Grouping:
        """The same groups, with what says whether opinions pass into one another."""
        if told.silhouette >= CLEAR_SILHOUETTE:
            return told
        groups = int(told.group.max()) + 1
        return replace(told, gap=gap(self.opinions, self.is_out, told.told_on, groups, self.seed))


def _votes_that_count(opinions: Opinions, is_out: Mask) -> Counts:
    """int64 (n,): on how many of the statements that are in each person voted."""
    return np.bincount(opinions.person[~is_out[opinions.statement]], minlength=opinions.people)


def _too_little(found: Grouping, statements: int) -> Refusal | None:
    if statements < MIN_STATEMENTS:
        return Refusal.FEW_STATEMENTS
    if found.eligible < MIN_PART_OF_VOTERS * found.voters:
        return Refusal.FEW_VOTES_PER_PERSON
    return Refusal.FEW_PEOPLE if found.eligible < MIN_PEOPLE else None


def _on_many_axes(found: Grouping, placed: _Placed, number: int | None) -> Grouping | None:
    """The groups, one more than axes, that are further apart than any fewer on three axes or four, with gaps between them.

    Where people are many a sample of them tells whether there are any.
    """
    sampled = placed.sampled
    some = replace(found, eligible=len(sampled.chosen))
    for axes in range(MAX_AXES, AXES, -1):
        if number not in (None, axes + 1) or axes + 1 > _most(placed):
            continue
        told = _told_apart(some, sampled, axes, range(2, axes + 2))
        if told.refusal is None and told.group.max() == axes and not sampled.with_gap(told).is_gradual:
            told = _told_apart(found, placed, axes, (axes + 1,))
            if told.refusal is None:
                return placed.with_gap(told)
    return None


def _on_few_axes(found: Grouping, placed: _Placed, number: int | None) -> Grouping:
    """The groups on the axes that are beyond chance. On one, people spread evenly are no groups."""
    axes = 1 + (found.beyond_chance[1] >= MIN_BEYOND_CHANCE)
    told = _told_apart(found, placed, axes, range(2, _most(placed) + 1) if number is None else (number,))
    if told.refusal:
        return told
    told = placed.with_gap(told)
    return replace(told, refusal=Refusal.BLURRED, group=found.group, told_on=0) if axes == 1 and told.is_gradual else told


def _most(placed: _Placed) -> int:
    statements = int((~placed.is_out).sum())
    return min(MAX_GROUPS, 2 + len(placed.chosen) // PEOPLE_PER_GROUP, max(2, statements // STATEMENTS_PER_GROUP))


def _told_apart(found: Grouping, placed: _Placed, axes: int, numbers: Iterable[int]) -> Grouping:
    """The best grouping on so many axes, `group` of the c people alone, of those whose groups are all large enough."""
    points = placed.positions(axes)
    ways = [way for k in numbers for way in k_means(points, k, placed.seed) if _smallest(way, k) >= found.min_group]
    if not ways:
        return replace(found, refusal=Refusal.SMALL_GROUP)
    widths = silhouettes(points, ways, placed.seed)
    best = _best(ways, widths)
    told = replace(found, silhouette=float(widths[best]))
    if told.silhouette < MIN_SILHOUETTE:
        return replace(told, refusal=Refusal.BLURRED)
    return replace(told, group=ways[best], told_on=axes)


def _best(ways: list[Counts], widths: Floats) -> int:
    """Which way has the widest silhouette; of those less than LEVEL_SILHOUETTE narrower, the one with the fewest groups."""
    level = np.flatnonzero(widths > widths.max() - LEVEL_SILHOUETTE)
    return int(min(level, key=lambda way: (ways[way].max(), -widths[way])))


def _smallest(way: Counts, k: int) -> int:
    return int(np.bincount(way, minlength=k).min())


def _largest_first(way: Counts) -> Counts:
    """The same groups numbered by falling size, those of one size by their first person."""
    _, first = np.unique(way, return_index=True)
    order = np.lexsort((first, -np.bincount(way)))
    return np.argsort(order)[way]
