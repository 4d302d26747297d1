"""Filling seats with votes that can be transferred: who has a seat, who stands, who went out, and every stage of it."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from consult.votes.counting_rules.contract import Step
from consult.votes.counting_rules.election import Election, Integers
from consult.votes.counting_rules.ordering import Group, groups_in_order, tied


class Seating:
    """The options of a count in stages. Votes are whole numbers of `unit` to a ballot, so that nothing is rounded unsaid.

    `elected` are in the order they got their seats, `excluded` in the order they went out; `held` are the votes of each
    option when it got its seat or went out, or at the end; `ties` every group the tie rule had to decide between. At each
    stage the votes of all options, those exhausted and those lost to rounding add up to all ballots. Of an exclusive group
    one option alone gets a seat; the others are then its rivals, and go out next.
    """

    def __init__(self, election: Election, unit: int) -> None:
        self.unit, self.total = unit, unit * election.profile.ballots_count
        self.precedence, self.seats = election.precedence(), election.seats
        self._groups = [option.exclusive_group for option in election.options]
        self.is_continuing = np.ones(len(election.options), dtype=bool)
        self.held = np.zeros(len(election.options), dtype=np.int64)
        self.elected: list[int] = []
        self.excluded: list[int] = []
        self.ties: list[Group] = []
        self.stages: list[Step] = []
        self._undecided: list[list[int]] = []

    @property
    def is_full(self) -> bool:
        """Whether no seat is left, or nobody to take it."""
        return len(self.elected) >= self.seats or not self.is_continuing.any()

    def decide(self, options: Iterable[int]) -> list[int]:
        """Of equal options, all in the order of the tie rule; more than one are noted as a tie of the next stage."""
        equals = sorted(options, key=self.precedence.__getitem__)
        if len(equals) > 1:
            self.ties.append(tuple(equals))
            self._undecided.append(equals)
        return equals

    def elect(self, votes: Integers, quota: int) -> list[int]:
        """Gives seats to those who reach the quota, the most votes first."""
        return self._seat(np.flatnonzero(self.is_continuing & (votes >= quota)).tolist(), votes)

    def fill(self, votes: Integers) -> list[int]:
        """Gives the seats left to those who stand if there are no more of them than seats."""
        standing = np.flatnonzero(self.is_continuing).tolist()
        return self._seat(standing, votes) if len(standing) <= self.seats - len(self.elected) else []

    def rival(self) -> int | None:
        """An option that stands and cannot win any more, as another one of its exclusive group has a seat."""
        rivals = [option for option in np.flatnonzero(self.is_continuing).tolist() if self._is_taken(option)]
        return min(rivals, key=self.precedence.__getitem__, default=None)

    def exclude(self, option: int, votes: Integers) -> None:
        """Sends an option out."""
        self.is_continuing[option] = False
        self.held[option] = votes[option]
        self.excluded.append(option)

    def note(self, kind: str, option: int | None, votes: Integers, quota: int, **more: Any) -> None:
        """Writes the stage down: what was done (`kind`, to which `option`), and how votes stand after it."""
        ties, self._undecided = self._undecided, []
        step = {"kind": kind, "option": option, "votes": votes.tolist(), "quota": quota, "unit": self.unit, "tied": ties}
        self.stages.append({**step, **more})

    def order(self, votes: Integers) -> tuple[int, ...]:
        """Everybody: the elected, those still standing by their votes at the end, those who went out, the last one last."""
        standing = np.flatnonzero(self.is_continuing).tolist()
        self.held[standing] = votes[standing]
        return (*self.elected, *self._by_votes(standing, votes), *reversed(self.excluded))

    def _seat(self, options: list[int], votes: Integers) -> list[int]:
        seated = []
        for option in self._by_votes(options, votes):
            if not self._is_taken(option):
                self.elected.append(option)
                self.is_continuing[option] = False
                self.held[option] = votes[option]
                seated.append(option)
        return seated

    def _is_taken(self, option: int) -> bool:
        """Whether another option of its exclusive group has a seat."""
        group = self._groups[option]
        return bool(group) and any(self._groups[one] == group for one in self.elected)

    def _by_votes(self, options: list[int], votes: Integers) -> list[int]:
        """The most votes first; equals as the tie rule says."""
        groups = groups_in_order(votes[options].tolist(), self.precedence[options])
        named = [[options[place] for place in group] for group in groups]
        for group in tied([tuple(group) for group in named]):
            self.decide(group)
        return [option for group in named for option in group]
