"""A counted vote as files that other programs read: Pabulib, PrefLib and BLT."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from consult.votes import queries
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.counting import Outcome
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.election import Election, Marks, Profile
from consult.votes.counting_rules.spending import whole_budget
from consult.votes.formats import blt, pabulib_writing, preflib
from consult.votes.formats.contract import ElectionFile
from consult.votes.models import Vote
from consult.votes.official_rules import official_name

PABULIB, BLT = "pb", "blt"
ENDINGS = (PABULIB, *preflib.KINDS, BLT)
DAY = "%d.%m.%Y"
NOTHING_IS_SPENT = "#1: Nothing is spent. Each option costs 1, and the budget is the number of options that win."


def endings(vote: Vote) -> list[str]:
    """The endings of the files that can hold the ballots of the vote.

    Rankings: the kind of PrefLib that its limits allow for, BLT, and Pabulib where a budget is spent and nobody may rank
    equally. All other ballots: Pabulib.
    """
    if BALLOT_TYPES[vote.ballot_type].marks is not Marks.RANKS:
        return [PABULIB]
    is_complete = vote.min_choices == len(vote.options)
    kind = ("t" if vote.is_equal_rank_allowed else "s") + "o" + ("c" if is_complete else "i")
    is_budget_spent = vote.budget is not None and not vote.is_equal_rank_allowed
    return [kind, BLT, *([PABULIB] if is_budget_spent else [])]


def written(vote: Vote, outcome: Outcome, ending: str) -> str:
    """The sealed ballots of the vote, with options, limits and winners as far as the format has words for them."""
    election = queries.election(vote)
    names = tuple(option.title for option in vote.options)
    file = ElectionFile(election, vote.title, names)
    if ending == BLT:
        return blt.write(file)
    if ending == PABULIB:
        return pabulib_writing.write(_pabulib(vote, outcome, file))
    return preflib.write(replace(file, meta={preflib.DATA_TYPE: ending}))


def _pabulib(vote: Vote, outcome: Outcome, file: ElectionFile) -> ElectionFile:
    election = file.election
    meta = _meta(vote, election)
    if election.area_budgets and election.budget is None:
        election = replace(election, budget=float(whole_budget(election)))
    if election.budget is None:
        options = tuple(replace(option, cost=1.0) for option in election.options)
        election = replace(election, options=options, budget=float(election.seats))
        meta["comment"] = NOTHING_IS_SPENT
    if election.marks is Marks.STANCES and Marks.SCORES not in COUNTING_RULES[vote.counting_rule].reads:
        election = replace(election, marks=Marks.APPROVALS, profile=_votes_for(election))
    elif election.marks in (Marks.GRADES, Marks.STANCES):
        election = replace(election, marks=Marks.SCORES)
    return replace(
        file,
        election=election,
        meta=meta,
        official_rule=official_name(vote.counting_rule, election.settings.completion),
        selected=tuple(election.options[place].id for place in outcome.winners),
        columns=_columns(election),
    )


def _votes_for(election: Election) -> Profile:
    """The ballots with nothing on them but the options they are for, which is all that some rules read."""
    ballots, options, _ = election.support()
    sizes, weights = np.bincount(ballots, minlength=len(election.profile.sizes)), election.profile.weights
    return Profile(options, np.zeros(0, np.int64), sizes, weights)


def _meta(vote: Vote, election: Election) -> dict[str, str]:
    """What Pabulib wants to know of a vote, and what it has no key for under keys of our own."""
    facts: Mapping[str, Any] = {
        "unit": vote.consultation.territory.name,
        "instance": vote.consultation.title,
        "date_end": f"{vote.ends_at:{DAY}}" if vote.ends_at else "",
        "min_length": vote.min_choices,
        "max_length": "" if election.marks is Marks.RANKS else vote.max_choices,
        "vote_type": {"points": "cumulative", "score": "scoring"}.get(vote.ballot_type, ""),
        "max_sum_points": vote.points if vote.ballot_type == "points" else "",
        "max_points": vote.points if vote.ballot_type == "score" else "",
        "max_sum_cost": vote.budget if vote.ballot_type == "knapsack" else "",
    }
    return {key: str(value) for key, value in facts.items() if value != ""}


def _columns(election: Election) -> dict[str, tuple[str, ...]]:
    """What the ballots give to each option."""
    profile = election.profile
    weights = profile.weights[profile.ballot_of_choices()]
    sums = {"votes": weights} | ({"score": weights * profile.values} if election.marks is Marks.SCORES else {})
    totals = {
        name: np.bincount(profile.choices, weights=amounts, minlength=len(election.options)) for name, amounts in sums.items()
    }
    return {name: tuple(str(int(total)) for total in found) for name, found in totals.items()}
