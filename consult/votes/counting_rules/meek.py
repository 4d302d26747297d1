"""The single transferable vote by Meek's method (Meek 1969; Hill, Wichmann and Woodall 1987), as a reference rule writes it.

Arithmetic in nine decimal places, rounded as the Reference Meek Rule of the Proportional Representation Foundation says;
ties as the published tie rule says.
"""

from dataclasses import dataclass

import numpy as np

from consult.votes.counting_rules.election import Election, Integers
from consult.votes.counting_rules.rankings import rankings
from consult.votes.counting_rules.seating import Seating

UNIT = 1_000_000_000
OMEGA = 1_000


@dataclass(frozen=True)
class Level:
    """Where ballots go next: to which `options`, coming from which place of the level before (`parents`), so many of them."""

    parents: Integers
    options: Integers
    counts: Integers


class MeekCount:
    """Every elected option keeps a part of each vote, so that it holds the quota, and passes the rest on.

    The quota is the sum of votes held divided by one more than the seats, and shrinks as ballots are exhausted.
    """

    def __init__(self, election: Election) -> None:
        self.seating = Seating(election, UNIT)
        lists = rankings(election)
        self._weights, self._options, self._starts = election.profile.weights, lists.options, lists.starts
        self._drop(np.arange(len(self._options)) >= np.repeat(lists.ends(), np.diff(lists.starts)))
        self._kept = [UNIT] * len(election.options)
        self._cause: tuple[str, int | None] = ("first", None)
        self.votes, self.quota = self._distribute(self._levels())
        self._run()

    def _run(self) -> None:
        while not self.seating.is_full:
            rival = self.seating.rival()
            if rival is None:
                self._round()
            else:
                self._exclude(rival, "rival")
                self.votes, self.quota = self._distribute(self._levels())
                self._note([], [])

    def _round(self) -> None:
        """Distributes votes until somebody reaches the quota or the surplus is nothing; then nobody did, and one goes out."""
        levels, before = self._levels(), None
        self.votes, self.quota = self._distribute(levels)
        if filled := self.seating.fill(self.votes):
            return self._note([], filled)
        while not (elected := self.seating.elect(self.votes, self.quota)):
            surplus = self._surplus()
            if surplus < OMEGA or (before is not None and surplus >= before):
                break
            before = surplus
            self._keep_less()
            self.votes, self.quota = self._distribute(levels)
        self._note(elected, [])
        if not elected:
            self._exclude_weakest()
        return None

    def _exclude_weakest(self) -> None:
        """The option with the fewest votes goes out; those within the surplus that is left of it are its equals."""
        standing = np.flatnonzero(self.seating.is_continuing)
        fewest = standing[self.votes[standing] <= self.votes[standing].min() + self._surplus()]
        self._exclude(self.seating.decide(fewest.tolist())[-1], "exclusion")

    def _exclude(self, option: int, cause: str) -> None:
        self.seating.exclude(option, self.votes)
        self._drop(self._options == option)
        self._cause = (cause, option)

    def _surplus(self) -> int:
        return max(sum(int(self.votes[one]) - self.quota for one in self.seating.elected), 0)

    def _keep_less(self) -> None:
        """Each elected option keeps its part times the quota, divided by its votes, both rounded up to nine places."""
        for one in self.seating.elected:
            kept = -(-self._kept[one] * self.quota // UNIT)
            self._kept[one] = -(-kept * UNIT // int(self.votes[one]))

    def _distribute(self, levels: list[Level]) -> tuple[Integers, int]:
        """The votes of each option, and the quota they make."""
        votes, left = np.zeros(len(self._kept), dtype=np.int64), np.array([UNIT])
        kept = np.array(self._kept, dtype=np.int64)
        for level in levels:
            left = left[level.parents]
            taken = -(-left * kept[level.options] // UNIT)
            np.add.at(votes, level.options, taken * level.counts)
            left = left - taken
        return votes, int(votes.sum()) // (self.seating.seats + 1) + 1

    def _levels(self) -> list[Level]:
        """The ways of ballots through elected options to the first one that stands, equal ways together."""
        ballots, parents = np.arange(len(self._weights)), np.zeros(len(self._weights), dtype=np.int64)
        at, levels, options_count = self._starts[:-1], [], len(self._kept)
        while len(ballots):
            is_left = at < self._starts[ballots + 1]
            ballots, at, parents = ballots[is_left], at[is_left], parents[is_left]
            ways, nodes = np.unique(parents * options_count + self._options[at], return_inverse=True)
            counts = np.zeros(len(ways), dtype=np.int64)
            np.add.at(counts, nodes, self._weights[ballots])
            levels.append(Level(ways // options_count, ways % options_count, counts))
            goes_on = ~self.seating.is_continuing[self._options[at]]
            ballots, at, parents = ballots[goes_on], at[goes_on] + 1, nodes[goes_on]
        return levels

    def _drop(self, is_dropped: np.ndarray) -> None:
        """Takes choices off the ballots."""
        kept = np.concatenate(([0], np.cumsum(~is_dropped)))
        self._options, self._starts = self._options[~is_dropped], kept[self._starts]

    def _note(self, elected: list[int], filled: list[int]) -> None:
        exhausted = self.seating.total - int(self.votes.sum())
        kind, option = self._cause
        more: dict[str, object] = {"elected": elected, "filled": filled, "exhausted": exhausted, "lost": 0}
        self.seating.note(kind, option, self.votes, self.quota, **more)
        self._cause = ("kept", None)
