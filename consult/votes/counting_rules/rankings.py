"""Rankings as lists: the options of each ballot from the best down, and where equal ranks stand."""

from dataclasses import dataclass

import numpy as np

from consult.votes.counting_rules.election import Election, Integers


@dataclass(frozen=True)
class Rankings:
    """All choices, ballot after ballot, each ballot's from the best rank down.

    `options` and `levels` (one for each choice) hold the option and the number of its level: choices of one ballot with
    equal ranks share a level, all others have one of their own; levels are numbered from 0 through all ballots. Ballot b
    holds the choices from `starts[b]` to before `starts[b + 1]`.
    """

    options: Integers
    levels: Integers
    starts: Integers

    @property
    def places(self) -> Integers:
        """For each choice its place on its ballot, from 0, were there no equal ranks."""
        return np.arange(len(self.options)) - np.repeat(self.starts[:-1], np.diff(self.starts))

    def ends(self) -> Integers:
        """For each ballot the end of its choices that can be followed: equal ranks cut it where they begin."""
        ends = self.starts[1:].copy()
        sizes = np.bincount(self.levels)
        level_choices = np.flatnonzero(sizes[self.levels] > 1)
        ballots = np.searchsorted(self.starts, level_choices, side="right") - 1
        np.minimum.at(ends, ballots, level_choices)
        return ends


def rankings(election: Election) -> Rankings:
    """The election's rankings from the best rank down, whatever the order its choices were written in."""
    profile = election.profile
    ballots, options, ranks = profile.ballot_of_choices(), profile.choices, profile.values
    starts = np.concatenate(([0], np.cumsum(profile.sizes)))
    is_next = ballots[1:] == ballots[:-1]
    if np.any(is_next & (ranks[1:] < ranks[:-1])):
        order = np.lexsort((ranks, ballots))
        options, ranks = options[order], ranks[order]
    is_new = np.ones(len(options), dtype=bool)
    is_new[1:] = ~is_next | (ranks[1:] != ranks[:-1])
    return Rankings(options, np.cumsum(is_new) - 1, starts)
