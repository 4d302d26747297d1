"""What a counting rule is: from ballots to winners and an order, with every tie and every step said."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Protocol

import numpy as np

from consult.core.i18n import LazyText
from consult.votes.counting_rules.election import Election, Marks

Step = dict[str, Any]


@dataclass(frozen=True)
class Count:
    """A counted result; options are told by their place in the election.

    `figures` holds the figure of each option by which the rule orders them (ballots, points, rounds survived…; same
    length as the election's options); `order` has all options, the first one first; `winners` those chosen, in the
    order they were chosen; `ties` are groups of options that only the tie rule could put in order; `steps` say how
    one came there, for `step_words` to read; `cost` is what the winners cost together; `facts` holds what only this
    rule has to say, as plain data (a quota, a matrix of duels).
    """

    rule: str
    ballots_count: int
    figures: tuple[float, ...]
    order: tuple[int, ...]
    winners: tuple[int, ...]
    ties: tuple[tuple[int, ...], ...] = ()
    steps: tuple[Step, ...] = ()
    cost: float = 0.0
    facts: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The result as JSON keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Count":
        """The result that `as_json` wrote."""
        return cls(
            rule=stored["rule"],
            ballots_count=stored["ballots_count"],
            figures=tuple(stored["figures"]),
            order=tuple(stored["order"]),
            winners=tuple(stored["winners"]),
            ties=tuple(tuple(group) for group in stored["ties"]),
            steps=tuple(stored["steps"]),
            cost=stored["cost"],
            facts=stored["facts"],
        )


class CountingRule(Protocol):
    """A way to count. Pure: no session, no request, no clock, no chance.

    `reads` are the marks it can count, `needs_budget` says whether it spends the election's budget (it then names
    winners up to the budget) rather than filling its seats. `figure_label` names the figures of its counts; `card` is
    the key of its method card. Ties are broken by `Election.precedence` alone.
    """

    key: ClassVar[str]
    label: ClassVar[LazyText]
    words: ClassVar[LazyText]
    figure_label: ClassVar[LazyText]
    card: ClassVar[str]
    reads: ClassVar[frozenset[Marks]]
    needs_budget: ClassVar[bool]

    def count(self, election: Election) -> Count:
        """Counts the ballots of the election."""

    def step_words(self, step: Step, titles: Mapping[int, str]) -> str:
        """A step of the count in one sentence; `titles` are the options' words by their place."""


def applies(rule: CountingRule, election: Election) -> bool:
    """Whether the rule can count this election."""
    return election.marks in rule.reads and rule.needs_budget == (election.budget is not None)


def coverage_share(election: Election, winners: tuple[int, ...]) -> float:
    """The share of ballots that say something positive of at least one winner; 0 for an empty box."""
    profile = election.profile
    if not profile.ballots_count:
        return 0.0
    ballots, options, _ = election.support()
    is_winner = np.zeros(len(election.options), dtype=bool)
    is_winner[list(winners)] = True
    is_covered = np.zeros(len(profile.sizes), dtype=bool)
    is_covered[ballots[is_winner[options]]] = True
    return float(profile.weights[is_covered].sum() / profile.ballots_count)
