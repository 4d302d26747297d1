"""Opinion groups: fifty thousand people, a thousand statements, one vote in ten; from arrays, and from a Polis export."""

import csv
import tempfile
import time
from pathlib import Path

import numpy as np

from benchmarks.measure import Figure, apart
from consult.assessments.methods.consensus import consensus
from consult.assessments.methods.opinion_groups import opinion_groups
from consult.assessments.methods.opinion_matrix import MISSING, opinions_of
from consult.assessments.methods.telling_statements import divisive, representative, uncertain
from consult.assessments.polis.export import read_export
from consult.assessments.polis.findings import find

PEOPLE, STATEMENTS, DENSITY, GROUPS = 50_000, 1_000, 0.1, 3


def groups() -> list[Figure]:
    """From the table of votes to groups, consensus and what tells the groups apart."""
    seconds, megabytes = apart(seconds_to_group, PEOPLE)
    return [
        Figure("opinion groups of 50,000 people × 1,000 statements", seconds, "s", 4),
        Figure("opinion groups of 50,000 people × 1,000 statements: memory", megabytes, "MB", 1_200),
    ]


def polis() -> list[Figure]:
    """The same from a folder with 5,000,000 lines of votes, reading included."""
    seconds, megabytes = apart(_polis, PEOPLE)
    return [
        Figure("a Polis export of 5,000,000 votes, read and computed", seconds, "s"),
        Figure("a Polis export of 5,000,000 votes: memory", megabytes, "MB", 1_200),
    ]


def seconds_to_group(people: int) -> float:
    """Seconds from the table of votes of so many people on."""
    table = votes(people)
    is_out = np.zeros(STATEMENTS, bool)
    started = time.perf_counter()
    opinions = opinions_of(table)
    found = opinion_groups(opinions, is_out)
    tally = opinions.tally(found.group, GROUPS)
    consensus(tally.agree, tally.votes)
    representative(tally, is_out)
    divisive(tally, is_out)
    uncertain(opinions.tally_of_all(), is_out)
    seconds = time.perf_counter() - started
    assert len(found.sizes) == GROUPS
    return seconds


def _polis(people: int) -> float:
    with tempfile.TemporaryDirectory(prefix="consult-polis-") as folder:
        _write(Path(folder), votes(people))
        started = time.perf_counter()
        found = find(read_export(Path(folder)))
        seconds = time.perf_counter() - started
    assert len(found.sizes) == GROUPS
    return seconds


def votes(people: int) -> np.ndarray:
    """int8 (people, STATEMENTS): three groups that like each statement more or less."""
    random = np.random.default_rng(1)
    liked = random.uniform(0.1, 0.9, (GROUPS, STATEMENTS)).astype(np.float32)
    table = np.full((people, STATEMENTS), MISSING, np.int8)
    for row in table:
        seen = random.random(STATEMENTS, np.float32) < DENSITY
        row[seen] = np.where(random.random(STATEMENTS, np.float32) < liked[random.integers(GROUPS)], 1, -1)[seen]
    return table


def _write(folder: Path, table: np.ndarray) -> None:
    statement, person = np.nonzero(table.T != MISSING)
    with (folder / "votes.csv").open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["timestamp", "datetime", "comment-id", "voter-id", "vote"])
        day = "Wed Jun 18 08:16:54 CEST 2014"
        moments = range(1_403_054_214_196, 1_403_054_214_196 + len(person))
        rows = zip(moments, statement.tolist(), person.tolist(), table[person, statement].tolist(), strict=True)
        writer.writerows((moment, day, what, who, vote) for moment, what, who, vote in rows)
    comments = "".join(f"{number},1,Statement {number}\n" for number in range(STATEMENTS))
    (folder / "comments.csv").write_text("comment-id,moderated,comment-body\n" + comments)
