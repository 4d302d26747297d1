"""Putting options in order by a figure: equals are told, and the tie rule decides between them."""

from collections.abc import Sequence
from itertools import groupby

from consult.votes.counting_rules.election import Election, Integers

Group = tuple[int, ...]


def groups_in_order(figures: Sequence[float], precedence: Integers, *, is_less_better: bool = False) -> list[Group]:
    """The options from the best down, equals together; within a group in the order of the tie rule.

    `figures` holds one figure for each option, `precedence` what `Election.precedence` gives. More is better, unless
    told otherwise.
    """
    sign = 1 if is_less_better else -1
    order = sorted(range(len(figures)), key=lambda option: (sign * figures[option], precedence[option]))
    return [tuple(group) for _, group in groupby(order, key=lambda option: figures[option])]


def flat(groups: Sequence[Group]) -> tuple[int, ...]:
    """The options of all groups, one after the other."""
    return tuple(option for group in groups for option in group)


def seated(order: Sequence[int], election: Election) -> Group:
    """Who gets the seats, from the first down: of each exclusive group only the one that comes first."""
    winners: list[int] = []
    taken: set[str] = set()
    for option in order:
        group = election.options[option].exclusive_group
        if len(winners) < election.seats and group not in taken:
            winners.append(option)
            taken |= {group} - {""}
    return tuple(winners)


def tied(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups of more than one option: only the tie rule could put them in order."""
    return tuple(group for group in groups if len(group) > 1)


def first_by_rule(options: Sequence[int], precedence: Integers) -> int:
    """Of equal options the one that the tie rule puts first."""
    return min(options, key=lambda option: int(precedence[option]))


def last_by_rule(options: Sequence[int], precedence: Integers) -> int:
    """Of equal options the one that the tie rule puts last."""
    return max(options, key=lambda option: int(precedence[option]))
