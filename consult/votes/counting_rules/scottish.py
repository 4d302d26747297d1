"""The single transferable vote by the weighted inclusive Gregory method, as the Scottish Local Government Elections Order 2007.

Its rules 45 to 51 (schedule 1), but for ties: those look back at earlier stages, then draw lots; here the published tie
rule decides at once.
"""

import numpy as np

from consult.votes.counting_rules.election import Election, Integers
from consult.votes.counting_rules.papers import Papers
from consult.votes.counting_rules.seating import Seating

# Five decimal places, any remainder ignored (rule 48).
UNIT = 100_000


class ScottishCount:
    """Transfers one surplus or excludes one option at each stage.

    The quota is the number of ballots with a first choice, divided by one more than the seats, rounded down, plus one.
    """

    def __init__(self, election: Election) -> None:
        self.seating = Seating(election, UNIT)
        self._papers = Papers(election)
        self._values = np.full(len(self._papers.counts), UNIT, dtype=np.int64)
        self.votes = self._papers.piles(np.arange(len(self._values)), self._values)
        self.quota = (int(self.votes.sum()) // UNIT // (election.seats + 1) + 1) * UNIT
        self._exhausted = self.seating.total - int(self.votes.sum())
        self._lost = 0
        self._run()

    def _run(self) -> None:
        self._note("first", None)
        while not self.seating.is_full:
            largest = max((int(self.votes[one]) for one in self.seating.elected), default=0)
            rival = self.seating.rival()
            if rival is not None:
                self._exclude(rival, "rival")
            elif largest > self.quota:
                self._transfer_surplus([one for one in self.seating.elected if self.votes[one] == largest])
            else:
                self._exclude_weakest()

    def _transfer_surplus(self, largest: list[int]) -> None:
        """Rule 48: each paper's value times the surplus, divided by the votes of its option, to five places."""
        option = self.seating.decide(largest)[0]
        surplus, papers = int(self.votes[option]) - self.quota, self._papers.of(option)
        self._values[papers] = surplus * self._values[papers] // int(self.votes[option])
        self.votes[option] = self.quota
        worth = int((self._values[papers] * self._papers.counts[papers]).sum())
        self._lost += surplus - worth
        self._pass_on(papers, worth)
        self._note("surplus", option)

    def _exclude_weakest(self) -> None:
        """Rule 50: the option with the fewest votes goes out."""
        standing = np.flatnonzero(self.seating.is_continuing)
        fewest = standing[self.votes[standing] == self.votes[standing].min()]
        self._exclude(self.seating.decide(fewest.tolist())[-1], "exclusion")

    def _exclude(self, option: int, kind: str) -> None:
        """Sends an option out; its papers move on at the value they have."""
        self.seating.exclude(option, self.votes)
        worth = int(self.votes[option])
        self.votes[option] = 0
        self._pass_on(self._papers.of(option), worth)
        self._note(kind, option)

    def _pass_on(self, papers: Integers, worth: int) -> None:
        self._papers.move(papers, self.seating.is_continuing)
        received = self._papers.piles(papers, self._values[papers])
        self.votes = self.votes + received
        self._exhausted += worth - int(received.sum())

    def _note(self, kind: str, option: int | None) -> None:
        elected = self.seating.elect(self.votes, self.quota)
        filled = self.seating.fill(self.votes)
        shares = {"exhausted": self._exhausted, "lost": self._lost}
        self.seating.note(kind, option, self.votes, self.quota, elected=elected, filled=filled, **shares)
