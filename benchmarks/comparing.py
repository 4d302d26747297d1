"""Equal shares beside pabutools, on the same ballots in the same run."""

import time
from dataclasses import replace
from functools import partial

import numpy as np
from pabutools.election import ApprovalBallot, ApprovalProfile, Cost_Sat, Instance, Project
from pabutools.rules import method_of_equal_shares

from benchmarks.counting import OPTIONS, PEOPLE, election, seconds_to_count
from benchmarks.measure import Figure, apart
from consult.votes.counting_rules.election import Settings
from consult.votes.counting_rules.equal_shares import EqualShares, default_step

FEWER_PEOPLE, FEWER_OPTIONS = 2_000, 60


def pabutools() -> list[Figure]:
    """Both on an election small enough for pabutools to be done in a minute."""
    return _beside(FEWER_PEOPLE, FEWER_OPTIONS)


def pabutools_in_full() -> list[Figure]:
    """Both on the large election; takes minutes and some gigabytes."""
    return _beside(PEOPLE, OPTIONS, goal=50)


def _beside(people: int, options: int, goal: float | None = None) -> list[Figure]:
    (ours, our_megabytes), (theirs, megabytes) = (
        apart(partial(_ours, options=options), people),
        apart(partial(_theirs, options=options), people),
    )
    size = f"{people:,} × {options}"
    return [
        Figure(f"equal shares with increments, {size}", ours, "s"),
        Figure(f"equal shares with increments, {size}: memory", our_megabytes, "MB"),
        Figure(f"pabutools on the same ballots, {size}", theirs, "s"),
        Figure(f"pabutools on the same ballots, {size}: memory", megabytes, "MB"),
        Figure("equal shares against pabutools", theirs / ours, "times", goal, is_floor=True),
    ]


def _ours(people: int, options: int) -> float:
    return seconds_to_count(election(people, options, completion="add1e"))


def _theirs(people: int, options: int) -> float:
    """Seconds pabutools takes from its own ballots on; stops when its winners are not ours."""
    ours = election(people, options, completion="add1e")
    budget = int(ours.budget or 0)
    projects = [Project(option.id, int(option.cost)) for option in ours.options]
    names = np.split(ours.profile.choices, np.cumsum(ours.profile.sizes)[:-1])
    profile = ApprovalProfile([ApprovalBallot([projects[place] for place in places]) for places in names])
    instance = Instance(projects, budget_limit=budget)
    step = int(default_step(budget, people))
    started = time.perf_counter()
    found = method_of_equal_shares(instance, profile, Cost_Sat, voter_budget_increment=step)
    seconds = time.perf_counter() - started
    count = EqualShares().count(replace(ours, settings=Settings(completion="add1e", step=step)))
    assert [project.name for project in found] == [ours.options[option].id for option in count.winners]
    return seconds
