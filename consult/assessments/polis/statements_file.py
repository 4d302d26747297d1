"""`comments.csv`: what each statement says, and whether moderators took it out."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from consult.assessments.polis.faults import Broken, shortened
from consult.assessments.polis.identifiers import Ids, identifiers
from consult.assessments.polis.rows import head_of, rows

STATEMENT = ("comment-id", "commentid", "statement-id", "tid")
OUT = {"-1", "-1.0"}
STATES = OUT | {"", "0", "0.0", "1", "1.0", "true", "false"}


@dataclass(frozen=True)
class Statements:
    """s statements: `statement`; `is_out`: bool (s,), moderated out; `text`; `agrees`, `disagrees`: int64 (s,), the published
    counters, −1 where there is none."""

    statement: Ids
    is_out: NDArray[np.bool_]
    text: tuple[str, ...]
    agrees: NDArray[np.int64]
    disagrees: NDArray[np.int64]


def read_statements(file: Path) -> Statements:
    """Every statement of the file. Raises Broken for the first line that is wrong."""
    head = head_of(file)
    columns = [head.need(*STATEMENT), *(head.find(name) for name in ("moderated", "comment-body", "agrees", "disagrees"))]
    ids, is_out, texts, counts = [], [], [], []
    for line, row in rows(file, head):
        statement, moderated, text, *counters = ("" if column is None else row[column].strip() for column in columns)
        if not statement:
            raise Broken(file, "the statement has no identifier", line)
        if moderated.lower() not in STATES:
            raise Broken(file, f"{shortened(moderated)} is no state: -1 (out), 0 (not seen) or 1 (in)", line)
        ids.append(statement)
        is_out.append(moderated in OUT)
        texts.append(" ".join(text.split()))
        counts.append([_count(file, counter, line) for counter in counters])
    agrees, disagrees = np.array(counts, np.int64).reshape(-1, 2).T
    return Statements(identifiers(ids), np.array(is_out, bool), tuple(texts), agrees, disagrees)


def no_statements() -> Statements:
    """What is known of statements without the file."""
    nothing = np.zeros(0, np.int64)
    return Statements(identifiers([]), np.zeros(0, bool), (), nothing, nothing)


def _count(file: Path, cell: str, line: int) -> int:
    if cell and not cell.isdecimal():
        raise Broken(file, f"{shortened(cell)} is no count", line)
    return int(cell) if cell else -1
