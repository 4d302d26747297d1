"""Counting the ballots of this folder again, by the rule of the vote. The standard library alone; Python 3.9 or newer.

Written apart from the platform that counted them first, so that two programs have to agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import recount_budgets
import recount_ranks

Ballots = Mapping[tuple, int]


class Election:
    """The ballots of a vote, equal ones together, and what its rule was told.

    `ballots` maps pairs (options by their place, what each is marked with) to how many people cast that ballot; `first` gives
    each option its place in the order by which ties are broken.
    """

    def __init__(self, vote: Mapping[str, Any], lines: Sequence[str]) -> None:
        self.options = vote["options"]
        self.count = len(self.options)
        self.marks, self.seats, self.settings = vote["marks"], vote["seats"], vote["settings"]
        self.budget = None if vote["budget"] is None else float(vote["budget"])
        self.area_budgets = {area: float(money) for area, money in vote["area_budgets"].items()}
        self.costs = [float(option["cost"]) for option in self.options]
        places = {option["id"]: place for place, option in enumerate(self.options)}
        self.ballots: Counter = Counter(_ballot(line, places) for line in lines)
        self.first = self._first(vote["tie_rule"])

    def _first(self, tie_rule: str) -> list[int]:
        keys: dict[str, Callable[[int], Any]] = {
            "file": lambda place: place,
            "name": lambda place: (self.options[place]["id"], place),
            "cost": lambda place: (self.costs[place], place),
        }
        order = sorted(range(self.count), key=keys[tie_rule])
        return [order.index(place) for place in range(self.count)]

    def by_figure(self, figures: Sequence[float]) -> list[int]:
        """All options, the greatest figure first, equals as the tie rule says."""
        return sorted(range(self.count), key=lambda option: (-figures[option], self.first[option]))

    def support(self) -> list[tuple[list[tuple[int, float]], int]]:
        """What is positive on each ballot, as pairs (option, amount), and how many people cast it."""
        return sorted(([pair for pair in pairs if pair[1] > 0], people) for pairs, people in self.given())

    def given(self) -> list[tuple[list[tuple[int, float]], int]]:
        """What stands on each ballot, as pairs (option, amount), and how many people cast it.

        An approval gives 1; points, grades and stances give their value; a rank more, the better it is, or nothing.
        """
        longest = self.settings["longest"] or self.count
        rows = []
        for (options, values), people in self.ballots.items():
            if self.marks == "approvals":
                amounts = [(option, 1.0) for option in options]
            elif self.marks == "ranks":
                amounts = [(option, float(max(longest + 1 - values[at], 0))) for at, option in enumerate(options)]
            else:
                amounts = [(option, float(values[at])) for at, option in enumerate(options)]
            rows.append((sorted(amounts), people))
        return sorted(rows)


def _ballot(line: str, places: Mapping[str, int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    _, choices, values, *_ = line.split(",")
    return tuple(places[one] for one in choices.split()), tuple(int(one) for one in values.split())


def plurality(election: Election) -> list[int]:
    """One voice for each option chosen, ranked first alone, or said yes to; most voices first."""
    voices = [0] * election.count
    for (options, values), people in election.ballots.items():
        if election.marks == "ranks" and list(values).count(1) > 1:
            continue
        for at, option in enumerate(options):
            if election.marks == "approvals" or values[at] == 1:
                voices[option] += people
    return election.by_figure(voices)


def score(election: Election) -> list[int]:
    """All that ballots give to an option, added up; most points first."""
    sums = [0] * election.count
    for (options, values), people in election.ballots.items():
        for at, option in enumerate(options):
            sums[option] += people * (1 if election.marks == "approvals" else values[at])
    return election.by_figure(sums)


def majority_judgment(election: Election) -> list[int]:
    """The best median grade first; between equals one ballot of that grade is taken away from each, again and again."""
    grades = [Counter() for _ in range(election.count)]  # type: ignore[var-annotated]
    for (options, values), people in election.ballots.items():
        given = dict(zip(options, values))  # noqa: B905
        for option in range(election.count):
            grades[option][given.get(option, 0)] += people
    medians = [_medians(counts) for counts in grades]
    return sorted(range(election.count), key=lambda option: ([-grade for grade in medians[option]], election.first[option]))


def _medians(counts: Counter) -> list[int]:
    """The median grade (the lower of two), then that of what is left without one ballot of it, and so on to the last."""
    grades = sorted(counts.elements())
    found, low, high = [], (len(grades) - 1) // 2, (len(grades) - 1) // 2 + 1
    while low >= 0 or high < len(grades):
        # The lower of two medians: with at least as many ballots left below as above, the next one out stands below.
        is_low = low + 1 >= len(grades) - high
        found.append(grades[low] if is_low else grades[high])
        low, high = (low - 1, high) if is_low else (low, high + 1)
    return found


# Of each rule what gives all options in order; the first ones get the seats.
SEATED: dict[str, Callable[[Any], list[int]]] = {
    "plurality": plurality,
    "score": score,
    "majority-judgment": majority_judgment,
    "borda": recount_ranks.borda,
    "irv": recount_ranks.instant_runoff,
    "schulze": recount_ranks.schulze,
    "ranked-pairs": recount_ranks.ranked_pairs,
    "minimax": recount_ranks.minimax,
}


def seated(election: Election, order: Sequence[int]) -> list[int]:
    """Who gets the seats, from the first down: of each exclusive group one option alone."""
    chosen: list[int] = []
    for option in order:
        group = election.options[option]["exclusive_group"]
        is_taken = group and any(election.options[one]["exclusive_group"] == group for one in chosen)
        if len(chosen) < election.seats and not is_taken:
            chosen.append(option)
    return chosen


def figures(vote: Mapping[str, Any], lines: Sequence[str]) -> dict[str, Any]:
    """What `result.json` states of the whole: winners, cost, what is left of the budget, and whom the winners cover."""
    chosen = winners(vote, lines)
    election, places = Election(vote, lines), [place for place, option in enumerate(vote["options"]) if option["id"] in chosen]
    covered = sum(people for pairs, people in election.support() if any(option in places for option, _ in pairs))
    is_spending, areas = vote["rule"] in recount_budgets.RULES, election.area_budgets
    cost = round(sum(election.costs[place] for place in places), 2) if is_spending else 0.0
    budget = None if election.budget is None and not areas else max(sum(areas.values()), election.budget or 0.0)
    return {
        "winners": chosen,
        "ballots_count": len(lines),
        "cost": cost,
        "budget": budget,
        "unspent": None if budget is None else round(budget - cost, 2),
        "coverage_share": covered / len(lines) if lines else 0.0,
        "is_quorum_reached": len(lines) >= vote["quorum"],
    }


def winners(vote: Mapping[str, Any], lines: Sequence[str]) -> list[str]:
    """The identifiers of the options chosen, in the order they were chosen. Raises KeyError for an unknown rule or option."""
    election, rule = Election(vote, lines), vote["rule"]
    if len(lines) < vote["quorum"]:
        return []
    if rule == "stv":
        chosen = recount_ranks.transferable_vote(election)
    elif rule in SEATED:
        chosen = seated(election, SEATED[rule](election))
    else:
        chosen = recount_budgets.chosen(election, rule)
    return [election.options[place]["id"] for place in chosen]
