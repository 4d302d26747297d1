"""Groups of people who vote alike, or the reason why none are shown.

The grouping is that of Polis (Small et al. 2021, Recerca 26): positions on two axes, k-means, the number of groups by
the best silhouette. Two things are ours. An axis that is no more than chance is left out, as it would split one group in
two, and where four or five groups are plainly apart on three or four axes, they are told apart there: on two they merge.
And k-means always finds groups, also in noise, so what it finds is shown only if enough people voted enough, votes hang
together beyond chance, groups are apart, and none is a handful of people.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from consult.assessments.methods.clusters import k_means, silhouettes
from consult.assessments.methods.opinion_axes import AXES, Axes, opinion_axes
from consult.assessments.methods.opinion_chance import beyond_chance, gap, hangs_on_few
from consult.assessments.methods.opinion_matrix import Mask, Opinions
from consult.assessments.methods.opinion_minima import (
    CLEAR_SILHOUETTE,
    MIN_BEYOND_CHANCE,
    MIN_GAP,
    MIN_GROUP,
    MIN_GROUP_PART,
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


@dataclass(frozen=True)
class Grouping:
    """`group`: int64 (n,), the group of each person, the largest 0; −1 for people in none, and for all when refused.

    `axes`: the two to draw; `voters`: people with a vote; `needed`: votes one needs to be placed; `eligible`: people who
    have them; `beyond_chance`: standard deviations of the two axes; `told_on`: on how many axes the groups were told
    apart; `silhouette`: −1 to 1; `gap`: standard deviations beyond what people spread evenly give; 0 where not reached,
    and not computed where the silhouette is clear.
    """

    group: Counts
    axes: Axes
    voters: int
    needed: int
    eligible: int
    refusal: Refusal | None = None
    beyond_chance: tuple[float, float] = (0.0, 0.0)
    told_on: int = 0
    silhouette: float = 0.0
    gap: float = 0.0
    fewest: int = MIN_GROUP

    @property
    def sizes(self) -> Counts:
        """int64 (groups,): people in each group, falling."""
        return np.bincount(self.group[self.group >= 0])

    @property
    def is_gradual(self) -> bool:
        """Whether there are groups, but opinions pass from one to the next without a gap."""
        return self.told_on > 0 and self.silhouette < CLEAR_SILHOUETTE and self.gap < MIN_GAP

    @property
    def min_group(self) -> int:
        """The fewest people a group may have."""
        return max(self.fewest, ceil(MIN_GROUP_PART * self.eligible))

    def figures(self) -> dict[str, int]:
        """What a refusal is explained with."""
        return {"voters": self.voters, "eligible": self.eligible, "needed": self.needed, "min_group": self.min_group}


def opinion_groups(
    opinions: Opinions, is_out: Mask, seed: int = 0, number: int | None = None, fewest: int = MIN_GROUP
) -> Grouping:
    """The opinion groups of n people who voted on m statements, of which those in `is_out` bool (m,) were moderated out.

    There are as many groups as are furthest apart, the fewer where that is level; or `number`, 2 to MAX_GROUPS.
    None has fewer than `fewest` people.
    """
    votes, statements = _votes_that_count(opinions, is_out), int((~is_out).sum())
    needed = min(MIN_VOTES, statements)
    is_eligible = (votes >= needed) & (votes > 0)
    nobody = np.full(opinions.people, -1, np.int64)
    axes = opinion_axes(opinions, is_out, MAX_AXES)
    found = Grouping(nobody, axes.first(AXES), int((votes > 0).sum()), needed, int(is_eligible.sum()), fewest=fewest)
    refusal = _too_little(found, statements)
    if refusal:
        return replace(found, refusal=refusal)
    chosen = np.flatnonzero(is_eligible)
    placed = _Placed(opinions.of_people(chosen), is_out, axes.positions[chosen], seed)
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
    """The c people who may be put into groups: `positions` float64 (c, MAX_AXES)."""

    opinions: Opinions
    is_out: Mask
    positions: Floats
    seed: int

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
    """The groups, one more than axes, that are further apart than any fewer on three axes or four, with gaps between them."""
    for axes in range(MAX_AXES, AXES, -1):
        if number not in (None, axes + 1) or axes + 1 > _most(placed):
            continue
        told = _told_apart(found, placed, axes, range(2, axes + 2))
        if told.refusal is None and told.group.max() == axes:
            told = placed.with_gap(told)
            if not told.is_gradual:
                return told
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
    return min(MAX_GROUPS, 2 + len(placed.positions) // PEOPLE_PER_GROUP, max(2, statements // STATEMENTS_PER_GROUP))


def _told_apart(found: Grouping, placed: _Placed, axes: int, numbers: Iterable[int]) -> Grouping:
    """The best grouping on so many axes, `group` of the c people alone, of those whose groups are all large enough."""
    points = placed.positions[:, :axes]
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
