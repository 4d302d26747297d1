"""A folder that Polis exported: `votes.csv` or `participants-votes.csv` or both, and `comments.csv`."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.opinion_matrix import AGREE, DISAGREE, Mask, Opinions, last_votes
from consult.assessments.polis.faults import Broken
from consult.assessments.polis.identifiers import Ids, all_of, identifiers, places
from consult.assessments.polis.people_file import People, is_of_people, read_people
from consult.assessments.polis.statements_file import Statements, no_statements, read_statements
from consult.assessments.polis.votes_file import Cast, read_votes

VOTES, STATEMENTS = "votes.csv", "comments.csv"
UNLISTED = f"{STATEMENTS} is missing: no statement has its words, and none is known to be moderated out."
PEOPLE = ("participants-votes.csv", "participant-votes.csv")


@dataclass(frozen=True)
class Export:
    """n people and m statements: those with a row or column of their own, or a vote.

    `published`: int64 (n,), the group that Polis published for each, from 0, −1 for none, None without such a column;
    `is_out`: bool (m,), moderated out; `text`: what each statement says, empty where the folder does not tell;
    `notes`: what in the folder does not fit together, in sentences.
    """

    person: Ids
    statement: Ids
    opinions: Opinions
    published: NDArray[np.int64] | None
    is_out: Mask
    text: tuple[str, ...]
    notes: tuple[str, ...]


def read_export(folder: Path) -> Export:
    """The export in the folder. Raises Broken, naming file and line, when a file is wrong or there are no votes.

    Without `comments.csv` no statement has its words and none is moderated out, which a note says. A `votes.csv` with a row
    for each person is read as `participants-votes.csv` is. The last vote of a person on a statement counts, by its timestamp,
    else by the order of `votes.csv`.
    """
    about = read_statements(folder / STATEMENTS) if (folder / STATEMENTS).is_file() else None
    wide = next((folder / name for name in PEOPLE if (folder / name).is_file()), None)
    long = folder / VOTES
    if wide is None and long.is_file() and is_of_people(long):
        return _joined(about, read_people(long), None)
    if wide is None and not long.is_file():
        raise Broken(long, f"it is missing, and so is {PEOPLE[0]}; one of the two is needed")
    people = read_people(wide) if wide else None
    return _joined(about, people, read_votes(long) if long.is_file() else None)


def _joined(listed: Statements | None, people: People | None, cast: Cast | None) -> Export:
    about = listed or no_statements()
    casts = [one for one in (cast, people.cast if people else None) if one is not None]
    person = all_of(*(one.person for one in casts), *([people.person] if people else []))
    statement = all_of(*(one.statement for one in casts), *([people.statements] if people else []))
    opinions, *others = (_opinions(one, person, statement) for one in casts)
    row = _rows_of(statement, about.statement)
    notes = [UNLISTED] if listed is None else _unknown(statement, row)
    notes += _twice(about) + [note for other in others for note in _different(opinions, other)]
    notes += _several(people) if people else []
    notes += _miscounted(about, cast, row, statement) if cast else []
    text = tuple("" if place < 0 else about.text[place] for place in row.tolist())
    is_out = np.append(about.is_out, False)[row]
    return Export(person, statement, opinions, _published(people, person), is_out, text, tuple(notes))


def _opinions(cast: Cast, person: Ids, statement: Ids) -> Opinions:
    who, what = places(cast.person, person), places(cast.statement, statement)
    return last_votes(who, what, cast.vote, len(person), len(statement), cast.moment)


def _different(opinions: Opinions, other: Opinions) -> list[str]:
    """Where the last votes of the two files differ; a vote that is in one alone counts too."""
    mine, theirs = (one.person.astype(np.int64) * one.statements + one.statement for one in (opinions, other))
    if np.array_equal(mine, theirs) and np.array_equal(opinions.vote, other.vote):
        return []
    _, here, there = np.intersect1d(mine, theirs, assume_unique=True, return_indices=True)
    differ = len(mine) + len(theirs) - 2 * len(here) + int((opinions.vote[here] != other.vote[there]).sum())
    return [f"{VOTES} and {PEOPLE[0]} differ in {differ:,} last votes; {VOTES} is used."]


def _rows_of(statement: Ids, listed: Ids) -> NDArray[np.int64]:
    """int64 (m,): in which row of `listed` each statement is, −1 where in none."""
    place = places(listed, statement)
    row = np.full(len(statement), -1)
    row[place[place >= 0]] = np.flatnonzero(place >= 0)
    return row


def _published(people: People | None, person: Ids) -> NDArray[np.int64] | None:
    if people is None or not np.any(people.group != ""):
        return None
    groups = identifiers(people.group[people.group != ""].tolist())
    group = np.full(len(person), -1)
    group[places(people.person[people.group != ""], person)] = places(groups, all_of(groups))
    return group


def _twice(about: Statements) -> list[str]:
    """Statements that stand in several lines of the file, which do not say the same of whether moderators took them out."""
    said: dict[int, list[bool]] = {}
    for one, is_out in zip(about.statement.tolist(), about.is_out.tolist(), strict=True):
        said.setdefault(one, []).append(is_out)
    twice = [one for one, states in said.items() if len(set(states)) > 1]
    if not twice:
        return []
    told = f"{len(twice)} statements are listed more than once in {STATEMENTS}, {twice[0]} first, once out and once not"
    return [f"{told}; the last line counts."]


def _several(people: People) -> list[str]:
    """People with several rows of the wide file, and statements with several columns."""
    told = []
    for ids, what in (
        (people.person, "participants have more than one row"),
        (people.statements, "statements have more than one column"),
    ):
        known, times = np.unique(ids, return_counts=True)
        if len(known) < len(ids):
            several = known[times > 1]
            told.append(f"{len(several)} {what} in {PEOPLE[0]}, {several[0]} first; where they differ the last counts.")
    return told


def _unknown(statement: Ids, row: NDArray[np.int64]) -> list[str]:
    unknown = statement[row < 0]
    return [f"{len(unknown)} statements with votes are not in {STATEMENTS}, {unknown[0]} first."] if len(unknown) else []


def _miscounted(about: Statements, cast: Cast, row: NDArray[np.int64], statement: Ids) -> list[str]:
    """Where the counters that Polis published, of every vote ever cast, differ from the votes in the folder."""
    known, what = row >= 0, places(cast.statement, statement)
    differs = np.zeros(len(row), bool)
    for vote, published in ((AGREE, about.agrees), (DISAGREE, about.disagrees)):
        counted = np.bincount(what[cast.vote == vote], minlength=len(row))
        differs[known] |= (published[row[known]] >= 0) & (published[row[known]] != counted[known])
    sentence = f"For {differs.sum()} statements {STATEMENTS} counts other votes than {VOTES} holds; {VOTES} is used."
    return [sentence] if differs.any() else []
