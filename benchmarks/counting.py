"""Counting a participatory budget: equal shares with their increments on large elections."""

import time

import numpy as np

from benchmarks.measure import Figure, apart
from consult.votes.counting_rules.election import Election, ElectionOption, Profile, Settings
from consult.votes.counting_rules.equal_shares import EqualShares

PEOPLE, SMALLER, WIDER = 100_000, 50_000, 30_000
OPTIONS, MORE_OPTIONS = 100, 175


def shares() -> list[Figure]:
    """Equal shares with add1 on large elections, and what twice the ballots take."""
    (whole, megabytes), (wide, _) = apart(_add1, PEOPLE), apart(_wide, WIDER)
    (half, _), (double, _) = apart(_best_add1, SMALLER), apart(_best_add1, PEOPLE)
    (alike, _), (dense, dense_megabytes) = apart(_alike, PEOPLE), apart(_dense, PEOPLE)
    return [
        Figure("equal shares with add1, 100,000 × 100, 8 choices each", whole, "s", 2),
        Figure("equal shares with add1, 100,000 × 100: memory", megabytes, "MB", 500),
        Figure("equal shares with add1, 100,000 against 50,000", double / half, "times", 2.5),
        Figure("equal shares with add1, 30,000 × 175, 8 choices each", wide, "s", 1),
        Figure("equal shares with add1, 100,000 × 100, 40 choices each", dense, "s"),
        Figure("equal shares with add1, 40 choices each: memory", dense_megabytes, "MB"),
        Figure("equal shares with add1, 100,000 × 100, options alike", alike, "s"),
    ]


def election(people: int, options: int, *, each: int = 8, spread: float = 1.0, completion: str = "add1") -> Election:
    """Ballots of `each` approvals on average; options of which some are more popular and dearer than others, by `spread`."""
    random = np.random.default_rng(1)
    popularity = np.log(random.lognormal(0, spread, options))
    costs = np.round(random.lognormal(13, spread, options))
    sizes = np.clip(random.poisson(each, people), 1, options)
    chosen = np.zeros((people, options), dtype=bool)
    for start in range(0, people, 5_000):
        drawn = popularity + random.gumbel(size=(len(sizes[start : start + 5_000]), options))
        places = np.argsort(np.argsort(-drawn, axis=1), axis=1)
        chosen[start : start + 5_000] = places < sizes[start : start + 5_000, None]
    profile = Profile(np.nonzero(chosen)[1], np.zeros(0, np.int64), chosen.sum(axis=1), np.ones(people, np.int64))
    lines = tuple(ElectionOption(f"p{place:03}", float(cost)) for place, cost in enumerate(costs))
    return Election(lines, profile, budget=float(round(costs.sum() * 0.3)), settings=Settings(completion=completion))


def _add1(people: int) -> float:
    return seconds_to_count(election(people, OPTIONS))


def _best_add1(people: int) -> float:
    """The best of five, as a comparison of two sizes would otherwise compare what else the machine does."""
    counted = election(people, OPTIONS)
    return min(seconds_to_count(counted) for _ in range(5))


def _wide(people: int) -> float:
    return seconds_to_count(election(people, MORE_OPTIONS))


def _alike(people: int) -> float:
    return seconds_to_count(election(people, OPTIONS, spread=0.01))


def _dense(people: int) -> float:
    return seconds_to_count(election(people, OPTIONS, each=40))


def seconds_to_count(counted: Election) -> float:
    """How long equal shares take, from the ballots as they come to the result."""
    started = time.perf_counter()
    count = EqualShares().count(counted)
    seconds = time.perf_counter() - started
    assert count.winners and count.cost <= (counted.budget or 0)
    return seconds
