"""Opinion groups beside red-dwarf, on the same votes in the same run, where it is installed: `pip install red-dwarf`."""

import time
from importlib import import_module
from importlib.util import find_spec

import numpy as np

from benchmarks import opinions
from benchmarks.measure import Figure, apart
from consult.assessments.methods.opinion_matrix import MISSING

THEIRS = "reddwarf"


def red_dwarf() -> list[Figure]:
    """Both on all of the votes; nothing where red-dwarf is not installed, as it is no part of Consult."""
    if find_spec(THEIRS) is None:
        return []
    (ours, our_megabytes), (theirs, megabytes) = (
        apart(measured, opinions.PEOPLE) for measured in (opinions.seconds_to_group, _seconds_theirs)
    )
    size = f"{opinions.PEOPLE:,} × {opinions.STATEMENTS:,}"
    return [
        Figure(f"opinion groups, {size}", ours, "s"),
        Figure(f"opinion groups, {size}: memory", our_megabytes, "MB"),
        Figure(f"red-dwarf on the same votes, {size}", theirs, "s"),
        Figure(f"red-dwarf on the same votes, {size}: memory", megabytes, "MB"),
        Figure("opinion groups against red-dwarf", theirs / ours, "times", 10, is_floor=True),
    ]


def _seconds_theirs(people: int) -> float:
    """Seconds it takes from its own list of votes on."""
    table = opinions.votes(people)
    person, statement = np.nonzero(table != MISSING)
    rows = zip(person.tolist(), statement.tolist(), table[person, statement].tolist(), strict=True)
    votes = [{"participant_id": who, "statement_id": what, "vote": vote} for who, what, vote in rows]
    run = import_module(f"{THEIRS}.implementations.polis").run_pipeline
    started = time.perf_counter()
    run(votes=votes)
    return time.perf_counter() - started
