"""The findings for people."""

from pathlib import Path

from consult.assessments.polis.export import read_export
from consult.assessments.polis.findings import find
from consult.assessments.polis.printed import printed
from tests.consult.assessments.methods.opinions import planted
from tests.consult.assessments.polis.folders import of_table, small


def test_groups_are_told_by_their_statements(tmp_path: Path) -> None:
    said = printed(find(read_export(of_table(tmp_path, planted((40, 30), 20, seed=1, density=1, fervour=0.97)))))
    assert said.startswith("70 participants, 20 statements, ")
    for part in (
        "2 groups, 70 people in them.",
        "Group 1: 40 people",
        "agrees with    ",
        "What unites the groups",
        "Without groups",
    ):
        assert part in said


def test_without_groups_the_reason_comes_first_and_agreement_after(tmp_path: Path) -> None:
    said = printed(find(read_export(small(tmp_path))))
    assert "No groups are shown: not enough statements: " in said and "  100%   34%–100%  0 More trees" in said
    assert "Out" not in said
