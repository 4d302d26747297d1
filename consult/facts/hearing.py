"""Whom a consultation has not heard: people of a group who took part, and those expected by their share among inhabitants.

Groups are the categories of one variable, and crossings of up to three. A census that gives no crossing gives their share
by multiplying: as if the ages of both sexes, of all areas, were the same. Where it tells the shares of an area, those are taken.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from consult.core.disclosure import THRESHOLD

# A group is not heard enough below four fifths of what its share makes expected, where so many people are missing
# and at least as many expected as may be told of.
ENOUGH = 0.8
MISSING_AT_LEAST = 5.0
CROSSED_AT_MOST = 3
GROUPS_AT_MOST = 12
AREA = "area"

Shares = Mapping[str, Mapping[str, float]]
Group = tuple[tuple[str, str], ...]
"""Pairs (variable, category), in the order of the variables."""


@dataclass(frozen=True)
class Profiles:
    """How many respondents gave each combination of categories: {(category or None, …): people}, in the order of `variables`."""

    variables: tuple[str, ...]
    counts: Mapping[tuple[str | None, ...], int]

    def among(self, names: Sequence[str]) -> dict[tuple[str, ...], int]:
        """People by their categories of these variables, those who did not say one of them left out."""
        places = [self.variables.index(name) for name in names]
        found: dict[tuple[str, ...], int] = {}
        for key, count in self.counts.items():
            said = tuple(one for place in places if (one := key[place]) is not None)
            if len(said) == len(names):
                found[said] = found.get(said, 0) + count
        return found


@dataclass(frozen=True)
class Unheard:
    """A group that was not heard enough: people who took part, people expected, and whether shares were multiplied."""

    group: Group
    count: int
    expected: float
    is_estimated: bool

    @property
    def missing(self) -> float:
        """By how many people it falls short."""
        return self.expected - self.count

    @property
    def ratio(self) -> float:
        """People who took part for each one expected."""
        return self.count / self.expected

    @property
    def about(self) -> int:
        """People who took part, in tens: exact numbers of crossings would give smaller ones away by subtraction."""
        return 10 * round(self.count / 10)

    @property
    def is_countable(self) -> bool:
        """Whether its number tells nothing about few people."""
        return self.count == 0 or self.count >= THRESHOLD


def unheard(profiles: Profiles, population: Mapping[str, Shares]) -> list[Unheard]:
    """The groups not heard enough, those that lack most people first; `population` by area, "" the whole territory.

    A crossing is named only where it does worse than each broader group it belongs to, for otherwise the broader one says it all.
    """
    found: dict[Group, Unheard] = {}
    for size in range(1, CROSSED_AT_MOST + 1):
        for group in _groups(profiles, population, size):
            broader = [part for one in range(1, size) for part in combinations(group.group, one)]
            worst = min((found[part].ratio for part in broader if part in found), default=1.0)
            if group.expected >= THRESHOLD and group.missing >= MISSING_AT_LEAST and group.ratio < ENOUGH * worst:
                found[group.group] = group
    return sorted(found.values(), key=lambda one: (-one.missing, one.group))[:GROUPS_AT_MOST]


def is_everybody_expected(profiles: Profiles, population: Mapping[str, Shares]) -> bool:
    """Whether so many took part that each group of each variable would be missed: at least the threshold of it is expected."""
    return all(group.expected >= THRESHOLD for group in _groups(profiles, population, 1))


def _groups(profiles: Profiles, population: Mapping[str, Shares], size: int) -> Iterator[Unheard]:
    """All crossings of so many of the variables whose shares are known."""
    whole = population.get("", {})
    for names in combinations([name for name in profiles.variables if name in whole], size):
        counts = profiles.among(names)
        respondents = sum(counts.values())
        for categories in product(*(whole[name] for name in names)):
            pairs = tuple(zip(names, categories, strict=True))
            share, is_estimated = _share(pairs, population)
            if share > 0 and respondents:
                yield Unheard(pairs, counts.get(categories, 0), respondents * share, is_estimated)


def _share(pairs: Group, population: Mapping[str, Shares]) -> tuple[float, bool]:
    """The share of a crossing among inhabitants, and whether it comes from shares that were multiplied."""
    area = dict(pairs).get(AREA)
    there = population.get(area, {}) if area is not None else {}
    share, multiplied = 1.0, 0
    for name, category in pairs:
        is_of_area = name != AREA and category in there.get(name, ())
        share *= there[name][category] if is_of_area else population[""][name][category]
        multiplied += not is_of_area
    of_area = len(pairs) - multiplied
    return share, multiplied > 1 or of_area > 1
