"""`comments.csv`: texts, counters, and what is out."""

from pathlib import Path

import pytest

from consult.assessments.polis.faults import Broken
from consult.assessments.polis.statements_file import read_statements
from tests.consult.assessments.polis.folders import STATEMENTS


def written(folder: Path, text: str) -> Path:
    """The file with that text."""
    file = folder / "comments.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_statements_are_read(tmp_path: Path) -> None:
    found = read_statements(written(tmp_path, STATEMENTS))
    assert found.statement.tolist() == [3, 0, 1, 2] and found.is_out.tolist() == [False, False, True, False]
    assert found.text[:2] == ("On two lines, with a comma", "More trees")
    assert found.agrees.tolist() == [0, 2, 0, 0] and found.disagrees.tolist() == [0, 1, 1, 0]


def test_states_may_be_written_as_decimals(tmp_path: Path) -> None:
    text = "comment-id,moderated\n1,1.0\n2,-1.0\n3,0.0\n"
    assert read_statements(written(tmp_path, text)).is_out.tolist() == [False, True, False]


def test_identifiers_alone_are_enough(tmp_path: Path) -> None:
    found = read_statements(written(tmp_path, "comment-id\n1\n"))
    assert found.is_out.tolist() == [False] and found.text == ("",) and found.agrees.tolist() == [-1]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,,5,0,0,1,x", "the statement has no identifier"),
        ("1,9,5,0,0,maybe,x", "“maybe” is no state: -1 (out), 0 (not seen) or 1 (in)"),
        ("1,9,5,many,0,1,x", "“many” is no count"),
        ("1,9,5,0,0,1", "6 cells instead of 7"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, row: str, reason: str) -> None:
    file = written(tmp_path, f"{STATEMENTS}{row}\n")
    with pytest.raises(Broken) as broken:
        read_statements(file)
    assert str(broken.value) == f"{file}, line 7: {reason}"
