"""Elections as the bundle of a vote writes them down, and random ones of every kind of ballot."""

import json
from random import Random
from typing import Any

from consult.votes.bundle.facts import election_facts, outcome_facts
from consult.votes.bundle.integrity import BALLOTS_HEADER, SEALS_HEADER, digest_of, digest_of_vote, root_of
from consult.votes.bundle.lines import ballot_line
from consult.votes.counting import count_election
from consult.votes.counting_rules.election import Election, ElectionOption, Marks, Profile, Settings, TieRule

GRADES = 6


def lines(election: Election) -> list[str]:
    """The ballots of the election, a line each, with trackers in order."""
    profile, found, start = election.profile, [], 0
    for size, weight in zip(profile.sizes.tolist(), profile.weights.tolist(), strict=True):
        choices = " ".join(election.options[place].id for place in profile.choices[start : start + size].tolist())
        values = " ".join(map(str, profile.values[start : start + size].tolist())) if len(profile.values) else ""
        found += [(choices, values)] * weight
        start += size
    return [ballot_line(f"T{number:06}", choices, values, "email", "web") for number, (choices, values) in enumerate(found)]


def facts(election: Election, rule: str) -> dict[str, Any]:
    """What `vote.json` says of the election."""
    return election_facts(election, rule)


def random_election(seed: int, marks: Marks, *, is_spending: bool) -> Election:
    """A small election: of any kind of ballot, with ties, equal ranks, areas, exclusive groups and empty ballots now and then."""
    chance = Random(seed)
    count = chance.randint(2, 7)
    people = chance.randint(0, 40)
    areas, groups = chance.choice([[""], ["", "north", "south"]]), chance.choice([[""], ["", "", "either"]])
    options = tuple(
        ElectionOption(f"o{chance.randint(100, 999)}x{place}", _cost(chance), chance.choice(areas), chance.choice(groups))
        for place in range(count)
    )
    with_areas = is_spending and len(areas) > 1 and chance.random() < 0.7
    return Election(
        options=options,
        profile=Profile.of((*_ballot(chance, count, marks), 1) for _ in range(people)),
        marks=marks,
        budget=float(chance.randint(200, 3_000)) if is_spending else None,
        area_budgets={area: float(chance.randint(100, 1_500)) for area in areas if area or chance.random() < 0.3}
        if with_areas
        else {},
        seats=chance.randint(1, count),
        quorum=chance.choice([0, 0, 0, 20]),
        ties=chance.choice(list(TieRule)),
        settings=_settings(chance),
    )


def _cost(chance: Random) -> float:
    return chance.choice([0.0, 100.0, 100.0, 250.5, float(chance.randint(1, 1_500)), chance.randint(1, 90_000) / 100])


def _settings(chance: Random) -> Settings:
    return Settings(
        completion=chance.choice(["none", "add1", "add1e", "greedy"]),
        step=chance.choice([None, 5.0, 0.25]),
        utility=chance.choice(["cost", "cardinality"]),
        threshold=float(chance.choice([0, 3, 8])),
        transfer=chance.choice(["scottish", "meek"]),
        grades=GRADES,
        longest=chance.choice([None, None, 3, 7]),
    )


def _ballot(chance: Random, count: int, marks: Marks) -> tuple[list[int], list[int]]:
    # Few different opinions, so that ties and equal ballots come up.
    places = sorted(chance.sample(range(count), chance.randint(0, count)))
    if marks is Marks.APPROVALS:
        return places, []
    if marks is Marks.RANKS:
        chance.shuffle(places)
        return places, sorted(chance.randint(1, count) for _ in places) if chance.random() < 0.3 else list(
            range(1, len(places) + 1)
        )
    if marks is Marks.STANCES:
        return places, [chance.choice([-1, 0, 1]) for _ in places]
    return places, [chance.randint(0, GRADES - 1) for _ in places]


def files(election: Election, rule: str) -> dict[str, str]:
    """The files of a bundle of the election, counted by the rule."""
    ballots, outcome = lines(election), count_election(election, rule)
    seals = [f"{line.split(',', 1)[0]},{digest_of(line)}" for line in ballots]
    about = {"vote": "k3mqtpvebk2a", "title": "What first?", "ballot_type": "approval", "ballots_count": len(ballots)}
    vote = facts(election, rule) | about
    for option in vote["options"]:
        option["title"] = f"Option {option['id']}"
    vote["root"] = root_of([digest_of_vote(vote), *(seal.split(",")[1] for seal in seals)])
    return {
        "vote.json": json.dumps(vote),
        "result.json": json.dumps(outcome_facts([option.id for option in election.options], outcome)),
        "ballots.csv": "".join(f"{line}\n" for line in (BALLOTS_HEADER, *ballots)),
        "seals.csv": "".join(f"{line}\n" for line in (SEALS_HEADER, *seals)),
    }
