"""Rules of rankings beside pref_voting, on the same ballots in the same run."""

import time

import numpy as np

from benchmarks.measure import Figure
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.election import Election, Marks, Profile
from tests.consult.votes.counting_rules import other_programs
from tests.factories import elections

PEOPLE, OPTIONS = 20_000, 12
BY_DUELS, IN_FULL = ("schulze", "ranked-pairs", "minimax"), ("borda", "irv")


def preferences() -> list[Figure]:
    """Seconds from ballots to winners; ours must be among theirs."""
    election = _rankings()
    figures = [Figure(f"pref_voting beside us: ballots ranking {OPTIONS} options", PEOPLE, "ballots")]
    for rule in (*BY_DUELS, *IN_FULL):
        started = time.perf_counter()
        winner = COUNTING_RULES[rule].count(election).winners[0]
        ours, started = time.perf_counter() - started, time.perf_counter()
        ask = other_programs.winners_by_duels if rule in BY_DUELS else other_programs.winners_by_full_rankings
        winners = ask(election, rule)
        theirs = time.perf_counter() - started
        assert winner in winners, rule
        figures += [Figure(f"{rule}: ours", ours, "s"), Figure(f"{rule}: pref_voting", theirs, "s")]
    return figures


def _rankings() -> Election:
    """Full rankings, no two alike in worth: the options differ in popularity."""
    random = np.random.default_rng(1)
    liked = np.linspace(1, 0, OPTIONS) + random.gumbel(size=(PEOPLE, OPTIONS))
    orders, ranks = np.argsort(-liked, axis=1), np.tile(np.arange(1, OPTIONS + 1), PEOPLE)
    profile = Profile(orders.ravel(), ranks, np.full(PEOPLE, OPTIONS), np.ones(PEOPLE, np.int64))
    return elections.election(OPTIONS, profile, marks=Marks.RANKS)
