"""Rankings as PrefLib and BLT write them: level after level, several options on one where they are ranked equally."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np

from consult.diagnostics.importing.faults import shortened
from consult.votes.counting_rules.election import Profile
from consult.votes.formats.cells import whole
from consult.votes.formats.contract import ElectionFile, refuse
from consult.votes.formats.grouping import grouped

Levels = Sequence[Sequence[int]]
MOST_PEOPLE = 1_000_000_000


def ranked_profile(ballots: Iterable[tuple[Levels, int]]) -> Profile:
    """The profile of pairs (options by their place, level after level; number of people), equal ballots together."""
    choices: list[int] = []
    ranks: list[int] = []
    sizes, weights = [], []
    for levels, weight in ballots:
        before = len(choices)
        for rank, level in enumerate(levels, 1):
            choices += sorted(level)
            ranks += [rank] * len(level)
        sizes.append(len(choices) - before)
        weights.append(weight)
    return grouped(*(np.array(column, dtype=np.int64) for column in (choices, ranks, sizes, weights)))


def levels_of(profile: Profile) -> Iterator[tuple[list[list[int]], int]]:
    """Each different ballot as pairs (options by their place, level after level; number of people)."""
    ends = profile.sizes.cumsum().tolist()
    for size, end, weight in zip(profile.sizes.tolist(), ends, profile.weights.tolist(), strict=True):
        ranks = profile.values[end - size : end].tolist()
        ranked = sorted(zip(ranks, profile.choices[end - size : end].tolist(), strict=True))
        yield [[choice for _, choice in level] for _, level in groupby(ranked, key=itemgetter(0))], weight


def people(cell: str, line: int, column: str) -> int:
    """How many people cast a ballot. Raises Refused for none, and for more than the counts can hold."""
    count = whole(cell, line, column)
    if not 1 <= count <= MOST_PEOPLE:
        refuse(f"{shortened(cell)} is no number of people", line)
    return count


def numbers(file: ElectionFile) -> list[int]:
    """By which number each option, then each withdrawn one, is written: its identifier if all are 1, 2, 3…, else its place."""
    names = [*(option.id for option in file.election.options), *file.withdrawn]
    counted = list(range(1, len(names) + 1))
    return [int(name) for name in names] if sorted(names) == sorted(map(str, counted)) else counted


def one_line(words: str) -> str:
    """The words without breaks of lines, which would be lines of the file."""
    return " ".join(words.splitlines())
