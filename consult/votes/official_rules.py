"""The rule a file names as the official one, and the rule that counts it here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.contract import Count
from consult.votes.counting_rules.election import Election, Floats

GREEDY, EQUAL_SHARES = "greedy", "equal-shares"


@dataclass(frozen=True)
class OfficialRule:
    """A rule by its key, with the completion it is given; `is_compared` says that greedy may take its place."""

    key: str
    completion: str | None = None
    is_compared: bool = False


# By the words of Pabulib's META; BLT files are those of the single transferable vote.
OFFICIAL_RULES: Mapping[str, OfficialRule] = {
    "greedy": OfficialRule(GREEDY),
    "greedy-no-skip": OfficialRule("greedy-no-skip"),
    "greedy-threshold": OfficialRule("greedy-threshold"),
    "equalshares": OfficialRule(EQUAL_SHARES, "none"),
    "equalshares/add1": OfficialRule(EQUAL_SHARES, "add1"),
    "equalshares/add1-comparison": OfficialRule(EQUAL_SHARES, "add1", is_compared=True),
    "stv": OfficialRule("stv"),
}


def count_officially(election: Election, rule: OfficialRule) -> Count:
    """Counts the election by that rule, the settings being those of the election.

    Under the comparison step (equalshares.net, as used in Wieliczka in 2023) greedy is counted too, and its winners
    stand if more voters prefer them to those of equal shares than the other way round.
    """
    count = COUNTING_RULES[rule.key].count(election)
    if not rule.is_compared:
        return count
    greedy = COUNTING_RULES[GREEDY].count(election)
    return greedy if preferring(election, greedy, count) > preferring(election, count, greedy) else count


def with_completion(election: Election, rule: OfficialRule) -> Election:
    """The election with the completion that belongs to the rule's name."""
    if rule.completion is None:
        return election
    return replace(election, settings=replace(election.settings, completion=rule.completion))


def preferring(election: Election, one: Count, other: Count) -> int:
    """How many voters get more of the winners of `one` than of those of `other`.

    What a voter gets is the number of winners approved of, or the points given to them.
    """
    prefers = _gains(election, one) > _gains(election, other)
    return int(election.profile.weights[prefers].sum())


def _gains(election: Election, count: Count) -> Floats:
    """What each ballot gives to the winners together."""
    ballots, options, amounts = election.support()
    is_winner = np.zeros(len(election.options), dtype=bool)
    is_winner[list(count.winners)] = True
    counts = is_winner[options]
    return np.bincount(ballots[counts], weights=amounts[counts], minlength=len(election.profile.sizes)).astype(np.float64)
