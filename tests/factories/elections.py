"""Small elections for tests of counting rules."""

from collections.abc import Sequence
from typing import Any

from consult.votes.counting_rules.election import Election, ElectionOption, Marks, Profile

Weighted = tuple[Sequence[int], int]


def election(options: int, profile: Profile, *, costs: Sequence[float] = (), **more: Any) -> Election:
    """An election of so many options, called o0, o1, …, each with its cost where costs are given."""
    lines = tuple(ElectionOption(f"o{place}", costs[place] if costs else 0.0) for place in range(options))
    return Election(lines, profile, **more)


def approvals(options: int, *ballots: Weighted, **more: Any) -> Election:
    """Of pairs (options approved of, number of people)."""
    return election(options, Profile.of((choices, (), weight) for choices, weight in ballots), **more)


def rankings(options: int, *ballots: Weighted, **more: Any) -> Election:
    """Of pairs (options from the best down, number of people)."""
    rows = ((order, range(1, len(order) + 1), weight) for order, weight in ballots)
    return election(options, Profile.of(rows), marks=Marks.RANKS, **more)


def scores(options: int, *ballots: Weighted, marks: Marks = Marks.SCORES, **more: Any) -> Election:
    """Of pairs (a value for each option in turn, number of people)."""
    rows = ((range(options), values, weight) for values, weight in ballots)
    return election(options, Profile.of(rows), marks=marks, **more)


def tennessee(**more: Any) -> Election:
    """The capital of Tennessee: Memphis, Nashville, Chattanooga and Knoxville, each first where people live nearest to it."""
    return rankings(4, ((0, 1, 2, 3), 42), ((1, 2, 3, 0), 26), ((2, 3, 1, 0), 15), ((3, 2, 1, 0), 17), **more)


def food(**more: Any) -> Election:
    """Three of five foods for twenty guests: oranges, pears, chocolate, strawberries and sweets."""
    return rankings(5, ((0,), 4), ((1, 0), 2), ((2, 3), 8), ((2, 4), 4), ((3,), 1), ((4,), 1), seats=3, **more)


def schulze_45(**more: Any) -> Election:
    """The 45 voters of Schulze's example, between A, B, C, D and E."""
    orders = {"ACBED": 5, "ADECB": 5, "BEDAC": 8, "CABED": 3, "CAEBD": 7, "CBADE": 2, "DCEBA": 7, "EBADC": 8}
    return rankings(5, *((["ABCDE".index(letter) for letter in order], count) for order, count in orders.items()), **more)
