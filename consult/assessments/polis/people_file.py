"""`participants-votes.csv`: one row for each person, with the published group and the last vote on each statement."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from consult.assessments.polis.faults import Broken, shortened
from consult.assessments.polis.identifiers import Ids, identifiers
from consult.assessments.polis.numbers import blocks_of_numbers
from consult.assessments.polis.rows import Head, head_of, rows
from consult.assessments.polis.votes_file import VOTES, WRONG, Cast

# What programs write in `group-id` for somebody in no group.
NO_GROUP = ("", "-1", "-1.0", "nan", "none", "null", "na", "n/a", "<na>")
PERSON = ("participant", "participant-id", "voter-id", "pid")


@dataclass(frozen=True)
class People:
    """n people: `person`, an identifier each; `group`: str (n,), as published, empty for people in none; `statements`, those
    that have a column; `cast`: their last votes."""

    person: Ids
    group: NDArray[np.str_]
    statements: Ids
    cast: Cast


def read_people(file: Path) -> People:
    """Everybody in the file. Raises Broken for the first line that is wrong."""
    head = head_of(file)
    names = {column: name for column, name in enumerate(head.names) if name.isascii() and name.isdigit()}
    layout = _Layout(head, head.need(*PERSON), head.find("group-id"), tuple(names))
    statements = np.array([int(name) for name in names.values()], np.int64)
    return _quickly(layout, statements) or _row_by_row(layout, statements)


def is_of_people(file: Path) -> bool:
    """Whether the file has a row for each person and a column for each statement, whatever it is called."""
    head = head_of(file)
    return head.find(*PERSON) is not None and head.find("vote") is None and any(name.isdigit() for name in head.names)


@dataclass(frozen=True)
class _Layout:
    """In which columns the person, the group and the votes to be read are."""

    head: Head
    person: int
    group: int | None
    votes: tuple[int, ...]

    @property
    def columns(self) -> list[int]:
        """All of them; the person's stands for that of the group where there is none."""
        return [self.person, self.person if self.group is None else self.group, *self.votes]


def _quickly(layout: _Layout, statements: Ids) -> People | None:
    people, groups, casts = [np.zeros(0, np.int64)], [np.zeros(0, np.str_)], []
    for part in blocks_of_numbers(layout.head, layout.columns):
        if part is None or part.is_empty[:, 0].any() or np.any(np.abs(part.value[:, 2:]) > 1):
            return None
        people.append(part.value[:, 0])
        groups.append(np.where(part.is_empty[:, 1], "", part.value[:, 1].astype(np.str_)))
        row, column = np.nonzero(~part.is_empty[:, 2:])
        casts.append((part.value[row, 0], statements[column], part.value[row, column + 2]))
    return _people(layout, statements, np.concatenate(people), np.concatenate(groups), casts)


def _row_by_row(layout: _Layout, statements: Ids) -> People:
    people: list[str] = []
    groups: list[str] = []
    casts: list[tuple[list[int], list[int], list[int]]] = []
    for line, row in rows(layout.head.file, layout.head):
        who, group, *votes = (row[column].strip() for column in layout.columns)
        if not who:
            raise Broken(layout.head.file, "the person has no identifier", line)
        wrong = next((cell for cell in votes if cell and cell not in VOTES), None)
        if wrong is not None:
            raise Broken(layout.head.file, f"{shortened(wrong)} {WRONG}", line)
        column = [number for number, cell in enumerate(votes) if cell]
        casts.append(([len(people)] * len(column), column, [VOTES[votes[number]] for number in column]))
        people.append(who)
        groups.append(group)
    person = identifiers(people)
    by_place = [(person[who], statements[column], np.array(vote, np.int64)) for who, column, vote in casts if column]
    return _people(layout, statements, person, np.array(groups, np.str_), by_place)


def _people(
    layout: _Layout, statements: Ids, person: Ids, group: NDArray[np.str_], casts: list[tuple[Ids, Ids, NDArray[np.int64]]]
) -> People:
    is_none = np.isin(np.char.lower(group), NO_GROUP) | (layout.group is None)
    group = np.where(is_none, "", group)
    nothing = (person[:0], statements[:0], np.zeros(0, np.int64))
    who, what, vote = (np.concatenate(parts) for parts in zip(nothing, *casts, strict=True))
    return People(person, group, statements, Cast(who, what, vote, None))
