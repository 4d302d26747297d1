"""Counting a whole election: the count, whom it covers, whether the quorum is reached, what other rules would have chosen."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.contract import Count, applies, coverage_share
from consult.votes.counting_rules.election import Election, Marks
from consult.votes.counting_rules.pairwise import condorcet_winner, duels
from consult.votes.counting_rules.spending import whole_budget


@dataclass(frozen=True)
class Alternative:
    """What another rule would have chosen from the same ballots; `unspent` is None where nothing is spent."""

    rule: str
    winners: tuple[int, ...]
    cost: float
    unspent: float | None
    coverage_share: float


@dataclass(frozen=True)
class Outcome:
    """All that is said of a counted vote; options are told by their place in the election.

    `supporters` says for each option on how many ballots something positive stands about it. `condorcet_winner` is the
    option that beats every other one in a duel, of rankings alone, None where there is none. Of `budget`, `unspent` is
    what the winners leave; both are None where nothing is spent. `quorum` is the least number of ballots: below it the
    count stands, and there is no winner, nothing spent and nobody covered.
    """

    count: Count
    supporters: tuple[int, ...]
    coverage_share: float
    condorcet_winner: int | None
    budget: float | None
    unspent: float | None
    quorum: int
    is_quorum_reached: bool
    alternatives: tuple[Alternative, ...]

    @property
    def winners(self) -> tuple[int, ...]:
        """The options chosen; none when too few people voted."""
        return self.count.winners if self.is_quorum_reached else ()

    @property
    def cost(self) -> float:
        """What the winners cost together."""
        return self.count.cost if self.is_quorum_reached else 0.0

    def as_json(self) -> dict[str, Any]:
        """The outcome as JSON keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Outcome":
        """The outcome that `as_json` wrote."""
        parts = {
            "count": Count.from_json(stored["count"]),
            "supporters": tuple(stored["supporters"]),
            "alternatives": tuple(Alternative(**{**one, "winners": tuple(one["winners"])}) for one in stored["alternatives"]),
        }
        return cls(**{**stored, **parts})


def count_election(election: Election, rule_key: str) -> Outcome:
    """Counts the election by the rule of that key, and by all others that apply. Raises NotFound for an unknown rule."""
    rule = COUNTING_RULES[rule_key]
    count = rule.count(election)
    is_reached = count.ballots_count >= election.quorum
    others = [other for other in COUNTING_RULES if other.key != rule_key and applies(other, election)]
    return Outcome(
        count=count,
        supporters=_supporters(election),
        coverage_share=coverage_share(election, count.winners if is_reached else ()),
        condorcet_winner=condorcet_winner(duels(election)) if election.marks is Marks.RANKS else None,
        budget=_budget(election),
        unspent=_unspent(election, count.cost if is_reached else 0.0),
        quorum=election.quorum,
        is_quorum_reached=is_reached,
        alternatives=tuple(_alternative(election, other.count(election)) for other in others),
    )


def _alternative(election: Election, count: Count) -> Alternative:
    share = coverage_share(election, count.winners)
    return Alternative(count.rule, count.winners, count.cost, _unspent(election, count.cost), share)


def _supporters(election: Election) -> tuple[int, ...]:
    ballots, options, _ = election.support()
    totals = np.bincount(options, weights=election.profile.weights[ballots], minlength=len(election.options))
    return tuple(int(total) for total in totals)


def _budget(election: Election) -> float | None:
    """What may be spent in all."""
    return None if election.budget is None and not election.area_budgets else float(whole_budget(election))


def _unspent(election: Election, cost: float) -> float | None:
    budget = _budget(election)
    return None if budget is None else round(budget - cost, 2)
