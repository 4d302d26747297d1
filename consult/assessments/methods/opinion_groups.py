"""Groups of people who vote alike, or the reason why none are shown.

The grouping is that of Polis (Small et al. 2021, Recerca 26): positions on two axes, k-means, the number of groups by
the best silhouette. An axis that is no more than chance is left out, as it would split one group in two. When to refuse
is ours: k-means always finds groups, also in noise, so what it finds is shown only if enough people voted enough, votes
hang together beyond chance, groups are apart, and none is a handful of people.
"""

from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from consult.assessments.methods.clusters import k_means, silhouettes
from consult.assessments.methods.opinion_axes import Axes, opinion_axes
from consult.assessments.methods.opinion_chance import beyond_chance
from consult.assessments.methods.opinion_matrix import Mask, Opinions
from consult.assessments.methods.opinion_minima import (
    MIN_BEYOND_CHANCE,
    MIN_GROUP,
    MIN_GROUP_PART,
    MIN_PART_OF_VOTERS,
    MIN_PEOPLE,
    MIN_SILHOUETTE,
    MIN_STATEMENTS,
    MIN_VOTES,
    Refusal,
)
from consult.assessments.methods.wilson import Counts, Floats

MAX_GROUPS, PEOPLE_PER_GROUP = 5, 12
LEVEL_SILHOUETTE = 0.02


@dataclass(frozen=True)
class Grouping:
    """`group`: int64 (n,), the group of each person, the largest 0; −1 for people in none, and for all when refused.

    `voters`: people with a vote; `needed`: votes one needs to be placed; `eligible`: people who have them;
    `beyond_chance`: standard deviations of the two axes; `silhouette`: −1 to 1; 0 where they were not reached.
    """

    group: Counts
    axes: Axes
    voters: int
    needed: int
    eligible: int
    refusal: Refusal | None = None
    beyond_chance: tuple[float, float] = (0.0, 0.0)
    silhouette: float = 0.0
    fewest: int = MIN_GROUP

    @property
    def sizes(self) -> Counts:
        """int64 (groups,): people in each group, falling."""
        return np.bincount(self.group[self.group >= 0])

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
    votes = opinions.votes_per_person()
    needed = min(MIN_VOTES, opinions.statements)
    is_eligible = (votes >= needed) & (votes > 0)
    nobody = np.full(opinions.people, -1, np.int64)
    axes = opinion_axes(opinions, is_out)
    found = Grouping(nobody, axes, int((votes > 0).sum()), needed, int(is_eligible.sum()), fewest=fewest)
    refusal = _too_little(found, int((~is_out).sum()))
    if refusal:
        return replace(found, refusal=refusal)
    chosen = np.flatnonzero(is_eligible)
    first, second = beyond_chance(opinions.of_people(chosen), is_out, seed)
    found = replace(found, beyond_chance=(float(first), float(second)))
    if first < MIN_BEYOND_CHANCE:
        return replace(found, refusal=Refusal.CHANCE)
    return _clustered(found, chosen, seed, number)


def _too_little(found: Grouping, statements: int) -> Refusal | None:
    if statements < MIN_STATEMENTS:
        return Refusal.FEW_STATEMENTS
    if found.eligible < MIN_PART_OF_VOTERS * found.voters:
        return Refusal.FEW_VOTES_PER_PERSON
    return Refusal.FEW_PEOPLE if found.eligible < MIN_PEOPLE else None


def _clustered(found: Grouping, chosen: Counts, seed: int, number: int | None) -> Grouping:
    """The best grouping of the people `chosen` whose groups are all large enough, if it is good enough."""
    is_meant = np.array(found.beyond_chance) >= MIN_BEYOND_CHANCE
    points = np.where(is_meant, found.axes.positions[chosen], 0.0)
    most = min(MAX_GROUPS, 2 + len(chosen) // PEOPLE_PER_GROUP)
    numbers = range(2, most + 1) if number is None else (number,)
    ways = [way for k in numbers for way in k_means(points, k, seed) if _smallest(way, k) >= found.min_group]
    if not ways:
        return replace(found, refusal=Refusal.SMALL_GROUP)
    widths = silhouettes(points, ways, seed)
    best = _best(ways, widths)
    found = replace(found, silhouette=float(widths[best]))
    if found.silhouette < MIN_SILHOUETTE[int(is_meant.sum())]:
        return replace(found, refusal=Refusal.BLURRED)
    group = found.group.copy()
    group[chosen] = _largest_first(ways[best])
    return replace(found, group=group)


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
