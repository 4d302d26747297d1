"""What people said of statements: agree, disagree or pass; the last word of each person on each statement.

Only what was said is kept, as most people see a small part of the statements: v votes, not n × m cells.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from consult.assessments.methods.wilson import Counts

AGREE, DISAGREE, PASS = 1, -1, 0
VOTES = (DISAGREE, PASS, AGREE)
MISSING = -128  # in an int8 array: not asked, or not answered

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Opinions:
    """The votes of `people` n on `statements` m.

    `person`, `statement`: int32 (v,), ordered by person, then statement, no pair twice;
    `vote`: int8 (v,), AGREE 1, DISAGREE −1 or PASS 0.
    """

    person: NDArray[np.int32]
    statement: NDArray[np.int32]
    vote: NDArray[np.int8]
    people: int
    statements: int

    def votes_per_person(self) -> Counts:
        """int64 (n,): on how many statements each person voted, passes included."""
        return np.bincount(self.person, minlength=self.people)

    def tally(self, group: Counts, groups: int) -> "Tally":
        """What the people of each group cast; `group` int64 (n,), from 0, −1 for people in none."""
        mine = group[self.person]
        cells = (mine * self.statements + self.statement) * len(VOTES) + (self.vote - DISAGREE)
        if mine.min(initial=0) < 0:
            cells = cells[mine >= 0]
        counts = np.bincount(cells, minlength=groups * self.statements * len(VOTES))
        disagree, passes, agree = np.moveaxis(counts.reshape(groups, self.statements, len(VOTES)), 2, 0)
        return Tally(agree, disagree, passes)

    def tally_of_all(self) -> "Tally":
        """What everybody together cast, as one group."""
        return self.tally(np.zeros(self.people, np.int64), 1)

    def of_people(self, chosen: NDArray[np.integer]) -> "Opinions":
        """The votes of those people alone, `chosen` int (c,) in rising order, numbered anew from 0."""
        place = np.full(self.people, -1, np.int32)
        place[chosen] = np.arange(len(chosen), dtype=np.int32)
        kept = place[self.person] >= 0
        return Opinions(place[self.person[kept]], self.statement[kept], self.vote[kept], len(chosen), self.statements)


@dataclass(frozen=True)
class Tally:
    """How many people of each group agreed, disagreed and passed on each statement: int64 (groups, m) each. Tallies of
    different people can be added."""

    agree: Counts
    disagree: Counts
    passes: Counts

    @property
    def votes(self) -> Counts:
        """int64 (groups, m): how many voted, passes included."""
        return self.agree + self.disagree + self.passes


def last_votes(
    person: ArrayLike, statement: ArrayLike, vote: ArrayLike, people: int, statements: int, moment: ArrayLike | None = None
) -> Opinions:
    """The last vote of each person on each statement, from v votes.

    `person` int (v,) below `people`, `statement` int (v,) below `statements`, `vote` int (v,) of 1, −1, 0; the last is that
    of the largest `moment` (v,), and of level or without moments the one that stands last.
    Raises ValueError when a vote is none of these or a number is out of range.
    """
    who, what, votes = np.asarray(person, np.int64), np.asarray(statement, np.int64), np.asarray(vote)
    if not np.all((votes >= DISAGREE) & (votes <= AGREE) & (votes == np.trunc(votes))):
        raise ValueError("a vote is 1, -1 or 0")
    if len(who) and (min(who.min(), what.min()) < 0 or who.max() >= people or what.max() >= statements):
        raise ValueError("a vote of nobody, or on nothing")
    cell = who * statements + what
    if np.any(cell[1:] <= cell[:-1]):
        kept = _last_of_each(cell, moment)
        who, what, votes = who[kept], what[kept], votes[kept]
    return Opinions(who.astype(np.int32), what.astype(np.int32), votes.astype(np.int8), people, statements)


def _last_of_each(cell: Counts, moment: ArrayLike | None) -> Counts:
    """Where the last vote in each cell stands, in the order of the cells."""
    order = np.argsort(cell, kind="stable")
    is_followed = np.append(cell[order[1:]] == cell[order[:-1]], False)
    if moment is not None and is_followed.any():
        several = np.flatnonzero(is_followed | np.append(False, is_followed[:-1]))
        at = order[several]
        order[several] = at[np.lexsort((np.asarray(moment)[at], cell[at]))]
    return order[~is_followed]


def opinions_of(table: ArrayLike) -> Opinions:
    """The opinions in a table (n, m) of 1, −1, 0; MISSING (or NaN, when it holds floats) where nothing was said."""
    cells = np.asarray(table)
    said = ~np.isnan(cells) if cells.dtype.kind == "f" else cells != MISSING
    person, statement = np.nonzero(said)
    return last_votes(person, statement, cells[said], *cells.shape)
