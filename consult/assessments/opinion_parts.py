"""What may be told of the part of each opinion group that agrees with a statement."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from consult.assessments.methods.consensus import consensus
from consult.assessments.methods.opinion_matrix import Mask, Tally
from consult.assessments.methods.wilson import Counts, Floats
from consult.core.disclosure import count_bounds, is_share_disclosable, outwards, suppress
from consult.core.disclosure_tables import hidden_cells

DECIMALS = 4
# Bounds are told where they leave the number of each hidden group open by so many people.
OPEN = 5


@dataclass(frozen=True)
class GroupParts:
    """The groups' votes, (groups + 1, m): those in no group stand last, as what all said less what groups did is theirs."""

    tally: Tally

    @cached_property
    def groups(self) -> Tally:
        """The same without those in no group."""
        return Tally(self.tally.agree[:-1], self.tally.disagree[:-1], self.tally.passes[:-1])

    @cached_property
    def is_heard(self) -> Mask:
        """bool (groups, m): where enough of a group voted, and nothing hidden can be had by subtraction."""
        cells = [suppress(dict(enumerate(column.tolist()))) for column in self.tally.votes.T]
        found = [[bool(cell[group]) for cell in cells] for group in range(len(self.tally.votes) - 1)]
        return np.array(found, bool).reshape(-1, self.tally.votes.shape[1])

    @cached_property
    def is_told(self) -> Mask:
        """bool (groups, m): where besides neither those who agree nor the others are few, nor to be had from the other groups."""
        agree, votes = self.tally.agree, self.tally.votes
        hidden = [_hidden(agree[:, place], votes[:, place])[:-1] for place in range(agree.shape[1])]
        return self.is_heard & ~np.array(hidden, bool).reshape(agree.shape[1], -1).T

    def told(self, group: int, place: int) -> float | None:
        """The part that agrees, where it may be told."""
        if not self.is_told[group, place]:
            return None
        return round(float(self.groups.agree[group, place] / self.groups.votes[group, place]), DECIMALS)

    def bounds(self, group: int, place: int) -> list[float] | None:
        """Between what the part lies where it would tell a small number; None where nothing may be said, or all of it is."""
        if not self._is_bounded(group, place) or not self.leaves_open[place]:
            return None
        agree, votes = self._of(group, place)
        least, most = count_bounds(agree, votes)
        return list(outwards(least / votes, most / votes))

    @cached_property
    def leaves_open(self) -> Mask:
        """bool (m,): where bounds, together with how many agree in all, leave the number of each hidden group open."""
        return np.array([self._leaves_open(place) for place in range(self.tally.votes.shape[1])], bool)

    def _leaves_open(self, place: int) -> bool:
        agree, votes = self.tally.agree[:, place], self.tally.votes[:, place]
        hidden = np.flatnonzero(np.append(~self.is_told[:, place], True))
        ends = [self._ends(int(group), place, (int(agree[group]), int(votes[group]))) for group in hidden]
        left, least, most = int(agree[hidden].sum()), sum(low for low, _high in ends), sum(high for _low, high in ends)
        rooms = [min(high, left - least + low) - max(low, left - most + high) for low, high in ends[:-1]]
        return all(room >= OPEN for room in rooms)

    def _ends(self, group: int, place: int, said: tuple[int, int]) -> tuple[int, int]:
        is_bounded = group < len(self.is_told) and self._is_bounded(group, place)
        return count_bounds(*said) if is_bounded else (0, said[1])

    def _is_bounded(self, group: int, place: int) -> bool:
        is_hidden = self.is_heard[group, place] and not self.is_told[group, place]
        return bool(is_hidden and not is_share_disclosable(*self._of(group, place)))

    @cached_property
    def least(self) -> Counts:
        """int64 (groups, m): how many surely agree, for who knows no more than is told."""
        found = np.where(self.is_told, self.groups.agree, 0)
        for group, place in zip(*np.nonzero(~self.is_told), strict=True):
            agree, votes = self._of(group, place)
            if self.bounds(int(group), int(place)):
                found[group, place] = count_bounds(agree, votes)[0]
        return found

    @cached_property
    def lower(self) -> Floats:
        """float64 (m,): the lowest bound of agreement over the groups, from what is told alone."""
        return consensus(self.least, self.groups.votes).min_group_lower

    def _of(self, group: int, place: int) -> tuple[int, int]:
        return int(self.groups.agree[group, place]), int(self.groups.votes[group, place])


def _hidden(agree: Counts, votes: Counts) -> Mask:
    """Of the parts (groups + 1,) of all who agree, who are known, those to hide."""
    return hidden_cells(agree[:, None], rows=False, columns=True, of=votes[:, None])[:, 0]
