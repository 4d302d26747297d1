"""Duels between options: how many ballots put each option above each other one (Condorcet 1785)."""

import numpy as np

from consult.votes.counting_rules.election import Election, Integers

BALLOTS_AT_ONCE = 8_192
BELOW_ALL = np.iinfo(np.int32).max


def duels(election: Election) -> Integers:
    """(options, options): the number of ballots that rank the option of the row above that of the column.

    Equal ranks count for neither. Options left out stand below all those ranked, and level with each other.
    """
    profile, count = election.profile, len(election.options)
    won = np.zeros((count, count), dtype=np.int64)
    ends = np.concatenate(([0], np.cumsum(profile.sizes)))
    for first in range(0, len(profile.sizes), BALLOTS_AT_ONCE):
        sizes = profile.sizes[first : first + BALLOTS_AT_ONCE]
        part = slice(ends[first], ends[first + len(sizes)])
        ranks = np.full((count, len(sizes)), BELOW_ALL, dtype=np.int32)
        ranks[profile.choices[part], np.repeat(np.arange(len(sizes)), sizes)] = profile.values[part]
        weights = profile.weights[first : first + len(sizes)].astype(np.float64)
        for option in range(count):
            won[option] += ((ranks[option] < ranks) @ weights).astype(np.int64)
    return won


def condorcet_winner(won: Integers) -> int | None:
    """The option that wins its duel against every other one, or None. `won` as `duels` gives it."""
    undefeated = np.flatnonzero((won > won.T).sum(axis=1) == len(won) - 1)
    return int(undefeated[0]) if len(undefeated) else None


def winning_votes(won: Integers) -> Integers:
    """(options, options): the ballots for the option of the row where it wins the duel, else 0."""
    return np.where(won > won.T, won, 0)
