"""An election as the bundle writes it down, and read back. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from consult.votes.counting import Outcome
from consult.votes.counting_rules.election import Election, ElectionOption, Marks, Profile, Settings, TieRule

# Options by their place, and what each is marked with.
_Ballot = tuple[tuple[int, ...], tuple[int, ...]]


def election_facts(election: Election, rule: str) -> dict[str, Any]:
    """All a count rests on but the ballots, as plain data."""
    return {
        "rule": rule,
        "settings": asdict(election.settings),
        "tie_rule": str(election.ties),
        "marks": str(election.marks),
        "seats": election.seats,
        "quorum": election.quorum,
        "budget": election.budget,
        "area_budgets": dict(election.area_budgets),
        "options": [asdict(option) for option in election.options],
    }


def outcome_facts(ids: Sequence[str], outcome: Outcome) -> dict[str, Any]:
    """The outcome as plain data with options by their identifier; those in steps are told by their place."""
    count = outcome.count
    return {
        "ballots_count": count.ballots_count,
        "winners": _named(ids, outcome.winners),
        "order": _named(ids, count.order),
        "figures": {ids[place]: figure for place, figure in enumerate(count.figures)},
        "supporters": {ids[place]: people for place, people in enumerate(outcome.supporters)},
        "ties": [_named(ids, group) for group in count.ties],
        "cost": outcome.cost,
        "budget": outcome.budget,
        "unspent": outcome.unspent,
        "coverage_share": outcome.coverage_share,
        "quorum": outcome.quorum,
        "is_quorum_reached": outcome.is_quorum_reached,
        "condorcet_winner": None if outcome.condorcet_winner is None else ids[outcome.condorcet_winner],
        "alternatives": [
            {"rule": one.rule, "winners": _named(ids, one.winners), "cost": one.cost, "coverage_share": one.coverage_share}
            for one in outcome.alternatives
        ],
        "steps": list(count.steps),
    }


def _named(ids: Sequence[str], places: Iterable[int]) -> list[str]:
    return [ids[place] for place in places]


def election_of(facts: Mapping[str, Any], lines: Iterable[str]) -> Election:
    """The election that the facts and the lines of the ballots describe. Raises KeyError, TypeError or ValueError for others."""
    options = tuple(
        ElectionOption(one["id"], float(one["cost"]), one["area"], one["exclusive_group"]) for one in facts["options"]
    )
    return Election(
        options=options,
        profile=_profile(lines, {option.id: place for place, option in enumerate(options)}),
        marks=Marks(facts["marks"]),
        budget=facts["budget"],
        area_budgets=facts["area_budgets"],
        seats=facts["seats"],
        quorum=facts["quorum"],
        ties=TieRule(facts["tie_rule"]),
        settings=Settings(**facts["settings"]),
    )


def _profile(lines: Iterable[str], places: Mapping[str, int]) -> Profile:
    papers = Counter(line.split(",", 1)[1] for line in lines)
    read: Counter[_Ballot] = Counter()
    for paper, people in papers.items():
        read[_ballot(paper, places)] += people
    return Profile.of((options, values, people) for (options, values), people in sorted(read.items()))


def _ballot(paper: str, places: Mapping[str, int]) -> _Ballot:
    choices, values, *_ = paper.split(",")
    return tuple(places[one] for one in choices.split()), tuple(int(one) for one in values.split())
