"""Ballot papers on their way from option to option, as run-offs and transferable votes move them."""

import numpy as np

from consult.votes.counting_rules.election import Election, Integers
from consult.votes.counting_rules.rankings import rankings

Standing = np.ndarray[tuple[int], np.dtype[np.bool_]]


class Papers:
    """The rankings of an election as piles of papers.

    `holders` (one for each ballot) is the option a paper lies with, -1 once nothing on it can be followed any more;
    `counts` (the same length) how many people cast it. Equal ranks cut a paper: nothing from there on is followed.
    """

    def __init__(self, election: Election) -> None:
        lists = rankings(election)
        self.counts = election.profile.weights
        self._options_count = len(election.options)
        self._options, self._at, self._ends = lists.options, lists.starts[:-1].copy(), lists.ends()
        self.holders = np.full(len(self.counts), -1, dtype=np.int64)
        self._look(np.arange(len(self.counts)))

    def of(self, option: int) -> Integers:
        """The papers that lie with the option."""
        return np.flatnonzero(self.holders == option)

    def move(self, papers: Integers, is_standing: Standing) -> None:
        """Moves each of the papers on to the next option on it that stands; where there is none it is exhausted."""
        waiting = papers
        while len(waiting):
            self._at[waiting] += 1
            self._look(waiting)
            holders = self.holders[waiting]
            waiting = waiting[(holders >= 0) & ~is_standing[holders]]

    def piles(self, papers: Integers, values: Integers) -> Integers:
        """(options): what the papers are worth to the options they lie with; `values` in line with `papers`."""
        worth = np.zeros(self._options_count + 1, dtype=np.int64)
        np.add.at(worth, self.holders[papers], values * self.counts[papers])
        return worth[:-1]

    def _look(self, papers: Integers) -> None:
        """Notes with which option the papers lie."""
        at, holders = self._at[papers], np.full(len(papers), -1, dtype=np.int64)
        is_left = at < self._ends[papers]
        holders[is_left] = self._options[at[is_left]]
        self.holders[papers] = holders
