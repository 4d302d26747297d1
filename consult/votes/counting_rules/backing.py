"""Who backs which option, and with how much: equal ballots once, in an order that depends on what they say alone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from consult.votes.counting_rules.election import Election, Floats, Integers

# Bits of a float that hold whole numbers exactly, with room to spare.
BITS = 48


@dataclass(frozen=True)
class Backers:
    """Who backs one option: the numbers of the `ballots` that do, how many `people` cast each, the `amounts` each gives.

    All have the same length. None stands for ones throughout, as with approvals where no two ballots are equal.
    """

    ballots: Integers
    people: Floats | None = None
    amounts: Floats | None = None

    @property
    def units(self) -> Floats | None:
        """People times amounts; None for ones throughout."""
        if self.people is None or self.amounts is None:
            return self.amounts if self.people is None else self.people
        return self.people * self.amounts

    @property
    def people_count(self) -> float:
        """How many people back the option."""
        return float(len(self.ballots) if self.people is None else self.people.sum())


@dataclass(frozen=True)
class Backing:
    """The backers of each option that has any, by its place; how many people count, and how many different ballots there are."""

    people_count: int
    ballots_count: int
    backers: Mapping[int, Backers]


def backing(election: Election, options: Collection[int], *, is_for_everybody: bool) -> Backing:
    """Who backs these options. Unless it is for everybody, only those who back one of them are counted among the people.

    Ballots stand in an order that depends on what they say alone, equal ones once where that saves work, so that neither
    the order they came in nor whether equal ones came together changes the last bit of what is computed from them.
    Linear in the choices, up to sorting the ballots.
    """
    ballots, places, amounts = election.support()
    if len(options) < len(election.options):
        is_here = np.zeros(len(election.options), dtype=bool)
        is_here[list(options)] = True
        kept = is_here[places]
        ballots, places, amounts = ballots[kept], places[kept], amounts[kept]
    weights = election.profile.weights
    sizes = np.bincount(ballots, minlength=len(weights))
    rows, people = _in_order(_keys(ballots, places, amounts, len(weights)), weights)
    entries, numbers = _entries_of(rows, sizes)
    counted = weights.sum() if is_for_everybody else weights[sizes > 0].sum()
    return Backing(int(counted), len(rows), _by_option(numbers, places[entries], amounts[entries], people))


def _in_order(keys: list[Floats], weights: Integers) -> tuple[Integers, Floats]:
    """Ballots sorted by their keys, each with the people it stands for: equal ones once if that halves them, else one by one."""
    order = np.lexsort(keys) if keys else np.arange(len(weights))
    is_new = np.zeros(len(order), dtype=bool)
    is_new[:1] = True
    for key in keys:
        ordered = key[order]
        is_new[1:] |= ordered[1:] != ordered[:-1]
    if 2 * np.count_nonzero(is_new) > weights.sum():
        rows = np.repeat(order, weights[order])
        return rows, np.ones(len(rows))
    return order[is_new], np.bincount(np.cumsum(is_new) - 1, weights=weights[order]).astype(np.float64)


def _entries_of(rows: Integers, sizes: Integers) -> tuple[Integers, Integers]:
    """Where the choices of these ballots stand, ballot after ballot, and the place of its ballot in `rows` for each."""
    lengths = sizes[rows]
    before = np.cumsum(lengths) - lengths
    shift = (np.cumsum(sizes) - sizes)[rows] - before
    return np.repeat(shift, lengths) + np.arange(lengths.sum()), np.repeat(np.arange(len(rows)), lengths)


def _keys(ballots: Integers, places: Integers, amounts: Floats, count: int) -> list[Floats]:
    """Numbers that say together what stands on each ballot: each packs the amounts of as many options as it has bits for."""
    if not len(places):
        return []
    if amounts.min() == amounts.max():
        levels, marks = amounts[:1], np.zeros(len(amounts), dtype=np.int64)
    else:
        levels, marks = np.unique(amounts, return_inverse=True)
    bits = len(levels).bit_length()
    each = BITS // bits
    keys: list[Floats] = []
    for start in range(0, int(places.max()) + 1, each):
        is_packed = (places >= start) & (places < start + each)
        packed = (marks[is_packed] + 1) * np.exp2(bits * np.arange(each))[places[is_packed] - start]
        keys.append(np.bincount(ballots[is_packed], weights=packed, minlength=count).astype(np.float64))
    return keys


def _by_option(ballots: Integers, places: Integers, amounts: Floats, people: Floats) -> dict[int, Backers]:
    order = np.argsort(places.astype(np.uint16) if places.max(initial=0) < 1 << 16 else places, kind="stable")
    ballots, amounts = ballots[order], amounts[order]
    ends = np.cumsum(np.bincount(places))
    backers = {}
    for option, (start, end) in enumerate(pairwise([0, *ends])):
        if start < end:
            mine = ballots[start:end]
            backers[option] = Backers(mine, _unless_ones(people[mine]), _unless_ones(amounts[start:end]))
    return backers


def _unless_ones(values: Floats) -> Floats | None:
    return None if (values == 1).all() else values
