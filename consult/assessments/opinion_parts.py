"""What may be told of the part of each opinion group that agrees with a statement."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor

import numpy as np

from consult.assessments.methods.opinion_matrix import Mask, Tally
from consult.assessments.methods.wilson import Counts, Floats, wilson_interval, wilson_shares
from consult.core.disclosure import THRESHOLD, count_bounds, downwards, is_share_disclosable, outwards, suppress
from consult.core.disclosure_tables import hidden_cells

DECIMALS = 4
Ranges = dict[int, tuple[int, int]]
# Bounds are told where they leave the number of each hidden group open by so many people.
OPEN = 5


@dataclass(frozen=True)
class GroupParts:
    """The groups' votes, (groups + 1, m): those in no group stand last, as what all said less what groups did is theirs.

    They are nobody, or as many as may be told of.
    """

    tally: Tally

    @cached_property
    def groups(self) -> Tally:
        """The same without those in no group."""
        return Tally(self.tally.agree[:-1], self.tally.disagree[:-1], self.tally.passes[:-1])

    @cached_property
    def is_heard(self) -> Mask:
        """bool (groups, m): where enough of a group voted for anything to be said of it."""
        return self.groups.votes >= THRESHOLD

    @cached_property
    def is_told(self) -> Mask:
        """bool (groups, m): where neither those who agree nor the others are few, nor to be had from the other groups.

        A share tells of how many it is: nor may those in no group be had by subtraction.
        """
        agree, votes = self.tally.agree, self.tally.votes
        kept = [_not_hidden(agree[:, place], votes[:, place])[:-1] for place in range(agree.shape[1])]
        return self.is_heard & np.array(kept, bool).reshape(agree.shape[1], -1).T

    def told(self, group: int, place: int) -> float | None:
        """The part that agrees, where it may be told."""
        if not self.is_told[group, place]:
            return None
        return round(float(self.groups.agree[group, place] / self.groups.votes[group, place]), DECIMALS)

    def bounds(self, group: int, place: int) -> list[float] | None:
        """Between what a part lies that is not told, for who knows how many agree in all; None where nothing may be said."""
        ends = self._ranges[place].get(group)
        if not ends:
            return None
        least, most = (end / int(self.groups.votes[group, place]) for end in ends)
        return list(outwards(least, most))

    @cached_property
    def says_something(self) -> Mask:
        """bool (m,): whether something is told of each group."""
        ranges = [[group in mine for group in range(len(self.is_told))] for mine in self._ranges]
        return (self.is_told | np.array(ranges, bool).reshape(-1, len(self.is_told)).T).all(axis=0)

    @cached_property
    def _ranges(self) -> list[Ranges]:
        return [self._ranges_of(place) for place in range(self.tally.votes.shape[1])]

    def _ranges_of(self, place: int) -> Ranges:
        """By hidden group the least and the most it can be; empty where that would leave too little open.

        A small number lies among small ones, any other anywhere; and all hidden ones sum to what the shown ones leave.
        """
        agree, votes = (column[:, place].tolist() for column in (self.tally.agree, self.tally.votes))
        hidden = [*np.flatnonzero(~self.is_told[:, place]).tolist(), len(self.is_told)]
        if not self.is_heard[hidden[:-1], place].all():
            return {}
        ends = {group: _known_ends(agree[group], votes[group], is_in_none=group == hidden[-1]) for group in hidden}
        left, least, most = sum(agree[group] for group in hidden), *(sum(one[side] for one in ends.values()) for side in (0, 1))
        found = {
            group: (max(low, left - most + high), min(high, left - least + low))
            for group, (low, high) in ends.items()
            if group != hidden[-1]
        }
        return found if all(high - low >= OPEN for low, high in found.values()) else {}

    @cached_property
    def lower(self) -> Floats:
        """float64 (m,): the lowest bound of agreement over the groups, from what is told alone; 0 where nothing is of one.

        Where a part is not told it is in whole points, as finer ones would tell how many of the group voted.
        """
        told = wilson_shares(self.groups.agree, self.groups.votes).low
        return np.array([self._lower(place, told[:, place]) for place in range(told.shape[1])], np.float64)

    def _lower(self, place: int, told: Floats) -> float:
        is_told = self.is_told[:, place]
        if is_told.all():
            return round(float(told.min()), DECIMALS)
        ends = [self.bounds(int(group), place) for group in np.flatnonzero(~is_told)]
        return downwards(min([*told[is_told].tolist(), *(_lower_of(one) if one else 0.0 for one in ends)]))


def _known_ends(agree: int, votes: int, *, is_in_none: bool) -> tuple[int, int]:
    is_small = not is_in_none and not is_share_disclosable(agree, votes)
    return count_bounds(agree, votes) if is_small else (0, votes)


def _lower_of(ends: list[float]) -> float:
    """The lower bound of a part that lies between two ends, of as few people as may be meant: it tells no more than they do."""
    low, high = ends
    people = THRESHOLD
    while list(outwards(ceil(round(low * people, 6)) / people, floor(round(high * people, 6)) / people)) != ends:
        people += 1
    return float(wilson_interval(np.array([low]), people)[0][0])


def _not_hidden(agree: Counts, votes: Counts) -> Mask:
    """bool (groups + 1,): of the parts of all who voted and agree, whose numbers are known, those that may be told."""
    is_vote_told = np.array([count is not None for count in suppress(dict(enumerate(votes.tolist()))).values()])
    return is_vote_told & ~hidden_cells(agree[:, None], rows=False, columns=True, of=votes[:, None])[:, 0]
