"""The rule a file names as the official one, and the rule that counts it here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.contract import Count
from consult.votes.counting_rules.election import Election, Floats

OWN_NAMES = frozenset(COUNTING_RULES.keys())
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


def official_rule(name: str) -> OfficialRule | None:
    """The rule a file calls so, by one of the names above or by a key of ours; None where nobody here knows it."""
    key = name.strip().lower()
    return OFFICIAL_RULES.get(key) or (OfficialRule(key) if key in OWN_NAMES else None)


def official_name(key: str, completion: str) -> str:
    """How a file calls the rule of that key with that completion: by Pabulib's name where it has one."""
    names = {(rule.key, rule.completion): name for name, rule in OFFICIAL_RULES.items() if not rule.is_compared}
    return names.get((key, completion)) or names.get((key, None)) or key


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
