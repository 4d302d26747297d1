"""Spending a budget: area by area, to the cent, and never on two options of one exclusive group."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import numpy as np

from consult.votes.counting_rules.contract import Count, Step
from consult.votes.counting_rules.election import Election


@dataclass
class Envelope:
    """Money set aside for some options, and what was bought with it.

    `options` are places in the election. `chosen` says which option of each exclusive group was bought, from whichever
    envelope. `steps`, `ties`, `decisive_ties` and `facts` are what the rule has to say of this envelope.
    """

    election: Election
    area: str
    options: tuple[int, ...]
    budget: Decimal
    chosen: dict[str, int]
    is_for_everybody: bool = True
    bought: list[int] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    ties: list[tuple[int, ...]] = field(default_factory=list)
    decisive_ties: list[tuple[int, ...]] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.costs = {option: exact(self.election.options[option].cost) for option in self.options}
        self.precedence = self.election.precedence()

    @property
    def left(self) -> Decimal:
        """What is not spent yet."""
        return self.budget - self.cost_of(self.bought)

    def cost_of(self, options: Iterable[int]) -> Decimal:
        """What these options of the envelope cost together."""
        return sum((self.costs[option] for option in options), Decimal(0))

    def fits(self, option: int) -> bool:
        """Whether what is left pays for the option."""
        return self.costs[option] <= self.left

    def rival(self, option: int) -> int | None:
        """The option already chosen that excludes this one."""
        group = self.election.options[option].exclusive_group
        return self.chosen.get(group) if group else None

    def remaining(self) -> list[int]:
        """The options neither bought nor excluded, in the order of the election."""
        return [option for option in self.options if option not in self.bought and self.rival(option) is None]

    def buy(self, option: int, **said: Any) -> None:
        """Chooses the option and says so in a step."""
        self.bought.append(option)
        group = self.election.options[option].exclusive_group
        if group:
            self.chosen[group] = option
        self.say("bought", option, left=float(self.left), **said)

    def pass_over(self, option: int, **said: Any) -> None:
        """Says why the option cannot be chosen: another one excludes it, or what is left does not pay for it."""
        rival = self.rival(option)
        if rival is None:
            self.say("too_dear", option, left=float(self.left), **said)
        else:
            self.say("excluded", option, rival=rival, **said)

    def say(self, kind: str, option: int, **said: Any) -> None:
        """Writes a step about an option down."""
        self.steps.append({"kind": kind, "option": option, "cost": float(self.costs[option]), **said})

    def tie(self, equals: Sequence[int]) -> None:
        """Writes down that only the tie rule puts these options in order; they come in that order."""
        self.ties.append(tuple(equals))
        self.steps.append({"kind": "tied", "options": list(equals)})


def exact(amount: float) -> Decimal:
    """The amount as it was written, so that cents add up."""
    return Decimal(repr(float(amount)))


def whole_budget(election: Election) -> Decimal:
    """What may be spent in all: the budget, or what the areas have where that is more."""
    areas = sum((exact(budget) for budget in election.area_budgets.values()), Decimal(0))
    return max(areas, exact(election.budget or 0))


def envelopes(election: Election) -> list[Envelope]:
    """The envelopes of the election: first the whole territory's, then those of the areas in the order they stand on the ballot.

    Options without an area, or of an area without a budget of its own, are paid from what the budget leaves beside those
    of the areas (or from the budget of the area without a name). An area's money is for those who back one of its
    options; the whole territory's is for everybody.
    """
    areas = {area: exact(budget) for area, budget in election.area_budgets.items()}
    rest = areas.pop("", None)
    if rest is None:
        rest = whole_budget(election) - sum(areas.values(), Decimal(0))
    places: dict[str, list[int]] = {"": []}
    for place, option in enumerate(election.options):
        places.setdefault(option.area if option.area in areas else "", []).append(place)
    chosen: dict[str, int] = {}
    return [
        Envelope(election, area, tuple(options), areas.get(area, rest), chosen, is_for_everybody=not area)
        for area, options in places.items()
        if options or not area
    ]


def spend(
    rule: str,
    election: Election,
    figures: Sequence[float],
    choose: Callable[[Envelope], None],
    standing: Mapping[int, Any] | None = None,
) -> Count:
    """Spends each envelope by `choose` and puts the result together.

    The winners come first, in the order they were chosen; then the others by `standing` (the smaller first; by default
    the greater figure first).
    """
    found = envelopes(election)
    for envelope in found:
        choose(envelope)
    winners = tuple(option for envelope in found for option in envelope.bought)
    precedence = election.precedence()
    keys = standing or {option: -figure for option, figure in enumerate(figures)}
    losers = sorted(set(range(len(figures))) - set(winners), key=lambda option: (keys[option], precedence[option]))
    cost = sum((envelope.cost_of(envelope.bought) for envelope in found), Decimal(0))
    return Count(
        rule=rule,
        ballots_count=election.profile.ballots_count,
        figures=tuple(float(figure) for figure in figures),
        order=winners + tuple(losers),
        winners=winners,
        ties=tuple(group for envelope in found for group in envelope.ties),
        steps=tuple(step for envelope in found for step in _steps(envelope, is_named=len(found) > 1)),
        cost=float(cost),
        facts=_facts(found),
    )


def support_of_options(election: Election) -> list[int]:
    """What all ballots give to each option, ballots or points, less what they have against it (same length as the options)."""
    ballots, options, amounts = election.given()
    given = amounts * election.profile.weights[ballots]
    return [int(total) for total in np.bincount(options, weights=given, minlength=len(election.options))]


def _steps(envelope: Envelope, *, is_named: bool) -> list[Step]:
    if not is_named or not envelope.options:
        return envelope.steps
    return [{"kind": "envelope", "area": envelope.area, "budget": float(envelope.budget)}, *envelope.steps]


def _facts(found: Sequence[Envelope]) -> dict[str, Any]:
    """What is left, ties that changed who won, and what the rule says: of the one envelope, or of each."""
    facts: dict[str, Any] = {
        "unspent": float(sum((envelope.left for envelope in found), Decimal(0))),
        "decisive_ties": [list(group) for envelope in found for group in envelope.decisive_ties],
    }
    if len(found) == 1:
        return {**facts, **found[0].facts}
    areas = [
        {
            "area": envelope.area,
            "budget": float(envelope.budget),
            "cost": float(envelope.cost_of(envelope.bought)),
            "unspent": float(envelope.left),
            **envelope.facts,
        }
        for envelope in found
    ]
    return {**facts, "areas": areas}
