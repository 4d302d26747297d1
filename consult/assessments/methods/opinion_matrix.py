"""What people said of statements: agree, disagree or pass; the last word of each person on each statement.

Only what was said is kept, as most people see a small part of the statements: v votes, not n × m cells.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from consult.assessments.methods.wilson import Counts

AGREE, DISAGREE, PASS = 1, -1, 0
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

    def votes(self, group: Counts, groups: int) -> Counts:
        """int64 (groups, m): how many people of each group voted on each statement, passes included.

        `group`: int64 (n,), from 0; −1 for people in none.
        """
        return self._counted(np.ones(len(self.vote), bool), group, groups)

    def count(self, vote: int, group: Counts, groups: int) -> Counts:
        """int64 (groups, m): how many people of each group cast that vote on each statement."""
        return self._counted(self.vote == vote, group, groups)

    def of_people(self, chosen: NDArray[np.integer]) -> "Opinions":
        """The votes of those people alone, `chosen` int (c,) in rising order, numbered anew from 0."""
        place = np.full(self.people, -1, np.int32)
        place[chosen] = np.arange(len(chosen), dtype=np.int32)
        kept = place[self.person] >= 0
        return Opinions(place[self.person[kept]], self.statement[kept], self.vote[kept], len(chosen), self.statements)

    def _counted(self, wanted: Mask, group: Counts, groups: int) -> Counts:
        mine = group[self.person]
        wanted = wanted & (mine >= 0)
        cells = mine[wanted] * self.statements + self.statement[wanted]
        return np.bincount(cells, minlength=groups * self.statements).reshape(groups, self.statements)


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
