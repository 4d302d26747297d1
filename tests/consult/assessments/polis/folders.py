"""Folders as Polis exports them, made up."""

from pathlib import Path

import numpy as np

from consult.assessments.methods.opinion_matrix import MISSING

VOTES = """timestamp,datetime,comment-id,voter-id,vote
1000,Wed Jun 18,0,5,1
1001,Wed Jun 18,1,5,-1
1003,Wed Jun 18,0,7,1
1002,Wed Jun 18,0,7,-1
1004,Wed Jun 18,3,12,0
"""
PEOPLE = """participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,3
5,1,0,2,1,1,1,-1,
7,,0,1,1,0,1,,
12,0,2,1,0,0,,,0
13,,0,0,0,0,,,
"""
STATEMENTS = """timestamp,comment-id,author-id,agrees,disagrees,moderated,comment-body
1,3,5,0,0,0,"On two lines,
with a comma"
1,0,5,2,1,1,More trees
1,1,5,0,1,-1,Out
1,2,5,0,0,1,Nobody voted on this
"""


def small(folder: Path, **files: str | None) -> Path:
    """A folder of four people and three statements; a file may be replaced (votes=…) or left out (votes=None)."""
    usual = {"votes": VOTES, "people": PEOPLE, "statements": STATEMENTS} | files
    names = {"votes": "votes.csv", "people": "participants-votes.csv", "statements": "comments.csv"}
    for key, text in usual.items():
        if text is not None:
            (folder / names[key]).write_text(text, encoding="utf-8")
    return folder


def of_table(folder: Path, table: np.ndarray) -> Path:
    """A folder with the votes in the table (n, m), written as `votes.csv`."""
    person, statement = np.nonzero(table != MISSING)
    lines = [f"{1000 + who},a day,{what},{who},{table[who, what]}" for who, what in zip(person, statement, strict=True)]
    comments = [f"1,{number},0,1,Statement {number}" for number in range(table.shape[1])]
    (folder / "votes.csv").write_text("\n".join(["timestamp,datetime,comment-id,voter-id,vote", *lines, ""]))
    (folder / "comments.csv").write_text("\n".join(["timestamp,comment-id,author-id,moderated,comment-body", *comments, ""]))
    return folder
