"""`participants-votes.csv`: people, groups and votes, quickly and row by row."""

from pathlib import Path

import pytest

from consult.assessments.polis.faults import Broken
from consult.assessments.polis.people_file import read_people
from tests.consult.assessments.polis.folders import PEOPLE


def written(folder: Path, text: str) -> Path:
    """The file with that text."""
    file = folder / "participants-votes.csv"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "text",
    [
        PEOPLE,
        PEOPLE.replace("participant,", "participant,xid,")
        .replace("\n5,", "\n5,x,")
        .replace("\n7,", "\n7,,")
        .replace("\n12,", "\n12,,")
        .replace("\n13,", "\n13,,"),
        PEOPLE.replace("1,-1,\n", '1,"-1",\n'),
        PEOPLE.replace("\n5,1,0,2,1,1,1,", "\n5,1,0,2,1,1,1.0,"),
        "\n".join(",".join(reversed(line.split(","))) for line in PEOPLE.splitlines()),
    ],
)
def test_people_groups_and_votes_are_read(tmp_path: Path, text: str) -> None:
    people = read_people(written(tmp_path, text))
    assert people.person.tolist() == [5, 7, 12, 13] and people.group.tolist() == ["1", "", "0", ""]
    assert sorted(people.statements.tolist()) == [0, 1, 3]
    cast = zip(people.cast.person.tolist(), people.cast.statement.tolist(), people.cast.vote.tolist(), strict=True)
    assert sorted(cast) == [(5, 0, 1), (5, 1, -1), (7, 0, 1), (12, 3, 0)]


@pytest.mark.parametrize("none", ["-1", "NaN", "None", "null", "-1.0"])
def test_what_programs_write_for_no_group_is_none(tmp_path: Path, none: str) -> None:
    people = read_people(written(tmp_path, PEOPLE.replace("\n7,,", f"\n7,{none},")))
    assert people.group.tolist() == ["1", "", "0", ""]


def test_without_a_column_nobody_has_a_group(tmp_path: Path) -> None:
    people = read_people(written(tmp_path, "participant,0\nanna,1\n"))
    assert people.group.tolist() == [""] and people.person.tolist() == ["anna"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("14,0,0,1,1,0,5,,", "“5” is no vote: 1 (agree), -1 (disagree) or 0 (pass)"),
        (",0,0,1,1,0,1,,", "the person has no identifier"),
        ("14,0,0,1,1,0,1,", "8 cells instead of 9"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, row: str, reason: str) -> None:
    file = written(tmp_path, f"{PEOPLE}{row}\n")
    with pytest.raises(Broken) as broken:
        read_people(file)
    assert str(broken.value) == f"{file}, line 6: {reason}"
