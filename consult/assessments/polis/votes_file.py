"""`votes.csv`: one row for each time somebody voted on a statement."""

from dataclasses import dataclass
from math import isfinite, nan
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from consult.assessments.polis.faults import Broken, shortened
from consult.assessments.polis.identifiers import Ids, identifiers
from consult.assessments.polis.numbers import whole_numbers
from consult.assessments.polis.rows import Head, head_of, rows

USUAL = ("timestamp", "datetime", "comment-id", "voter-id", "vote")
STATEMENT = ("comment-id", "commentid", "statement-id", "statement", "comment", "tid")
PERSON = ("voter-id", "voterid", "participant", "participant-id", "pid")
VOTES = {"1": 1, "+1": 1, "1.0": 1, "0": 0, "0.0": 0, "-0.0": 0, "-1": -1, "-1.0": -1}
WRONG = "is no vote: 1 (agree), -1 (disagree) or 0 (pass)"


@dataclass(frozen=True)
class Cast:
    """v votes as they were cast, in the order of the file: who, on what, which, and when (None where the file does not say)."""

    person: Ids
    statement: Ids
    vote: NDArray[np.int64]
    moment: NDArray[np.float64] | NDArray[np.int64] | None


def read_votes(file: Path) -> Cast:
    """Every vote of the file. Raises Broken for the first line that is none."""
    head = head_of(file, USUAL)
    person, statement, vote, moment = head.need(*PERSON), head.need(*STATEMENT), head.need("vote"), head.find("timestamp")
    columns = [person, statement, vote] + ([] if moment is None else [moment])
    numbers = whole_numbers(head, columns)
    if numbers is None or numbers.is_empty.any() or np.any(np.abs(numbers.value[:, 2]) > 1):
        return _row_by_row(head, columns)
    who, what, votes, *moments = numbers.value.T
    return Cast(who, what, votes, moments[0] if moments else None)


def _row_by_row(head: Head, columns: list[int]) -> Cast:
    people, statements, votes, moments = [], [], [], []
    for line, row in rows(head.file, head):
        who, what, vote, *moment = (row[column].strip() for column in columns)
        if vote not in VOTES:
            raise Broken(head.file, f"{shortened(vote)} {WRONG}", line)
        if not who or not what:
            raise Broken(head.file, "who voted, or on what, is empty", line)
        people.append(who)
        statements.append(what)
        votes.append(VOTES[vote])
        moments += [_moment(head.file, cell, line) for cell in moment]
    when = np.array(moments) if len(columns) > 3 else None
    return Cast(identifiers(people), identifiers(statements), np.array(votes, np.int64), when)


def _moment(file: Path, cell: str, line: int) -> float:
    try:
        moment = float(cell)
    except ValueError:
        moment = nan
    if not isfinite(moment):
        raise Broken(file, f"the timestamp {shortened(cell)} is no number", line)
    return moment
