"""What a fault says."""

from pathlib import Path

from consult.assessments.polis.faults import Broken, shortened


def test_a_fault_names_the_file_the_line_and_the_reason() -> None:
    assert str(Broken(Path("a/votes.csv"), "it hurts", 3)) == "a/votes.csv, line 3: it hurts"
    assert str(Broken(Path("votes.csv"), "it is missing")) == "votes.csv: it is missing"


def test_a_long_cell_is_cut() -> None:
    assert shortened("maybe") == "“maybe”" and shortened("x" * 50) == f"“{'x' * 30}…”"
