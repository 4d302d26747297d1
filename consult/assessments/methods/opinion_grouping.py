"""What is found of opinion groups: who is in which, or why there are none."""

from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from consult.assessments.methods.opinion_axes import Axes
from consult.assessments.methods.opinion_matrix import Mask
from consult.assessments.methods.opinion_minima import CLEAR_SILHOUETTE, MIN_GAP, MIN_GROUP, MIN_GROUP_PART, Refusal
from consult.assessments.methods.wilson import Counts


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

    def with_the_few(self, spoke: Mask, few: int) -> "Grouping":
        """The same with those who `spoke`, bool (n,), and are in no group in the one they stand nearest to, if at most `few` are.

        Nearest on the two axes to draw, to the middle of a group.
        """
        left = np.flatnonzero(spoke & (self.group < 0))
        if not len(self.sizes) or len(left) > few:
            return self
        places, group = self.axes.positions, self.group.copy()
        middles = np.array([places[self.group == number].mean(axis=0) for number in range(len(self.sizes))])
        distance = np.linalg.norm(places[left, None, :] - middles[None, :, :], axis=2)
        group[left] = distance.argmin(axis=1)
        return replace(self, group=group)

    def figures(self) -> dict[str, int]:
        """What a refusal is explained with."""
        return {"voters": self.voters, "eligible": self.eligible, "needed": self.needed, "min_group": self.min_group}
