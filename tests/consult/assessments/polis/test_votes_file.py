"""`votes.csv` in the shapes it comes in."""

from pathlib import Path

import pytest

from consult.assessments.polis.faults import Broken
from consult.assessments.polis.votes_file import read_votes
from tests.consult.assessments.polis.folders import VOTES


def written(folder: Path, text: str) -> Path:
    """The file with that text."""
    file = folder / "votes.csv"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "text",
    [
        VOTES,
        VOTES.partition("\n")[2],
        VOTES.replace("Wed Jun 18", '"Wed, Jun 18"'),
        VOTES.replace(",1\n", ",1.0\n"),
        VOTES.replace("comment-id,voter-id", "Comment_ID,participant"),
        "\n".join(",".join(reversed(line.split(","))) for line in VOTES.splitlines()),
    ],
)
def test_votes_are_read_in_the_order_of_the_file(tmp_path: Path, text: str) -> None:
    cast = read_votes(written(tmp_path, text))
    assert cast.person.tolist() == [5, 5, 7, 7, 12] and cast.statement.tolist() == [0, 1, 0, 0, 3]
    assert cast.vote.tolist() == [1, -1, 1, -1, 0]
    assert cast.moment is not None and cast.moment.tolist() == [1000, 1001, 1003, 1002, 1004]


def test_without_timestamps_there_are_no_moments_and_people_may_have_names(tmp_path: Path) -> None:
    cast = read_votes(written(tmp_path, "comment-id,voter-id,vote\n1,anna,1\n1,ben,-1\n"))
    assert cast.moment is None and cast.person.tolist() == ["anna", "ben"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,d,0,5,2", "“2” is no vote: 1 (agree), -1 (disagree) or 0 (pass)"),
        ("1,d,0,5,yes", "“yes” is no vote: 1 (agree), -1 (disagree) or 0 (pass)"),
        ("1,d,0,5,", "“” is no vote: 1 (agree), -1 (disagree) or 0 (pass)"),
        ("1,d,0,,1", "who voted, or on what, is empty"),
        ("x,d,0,5,1", "the timestamp “x” is no number"),
        ("nan,d,0,5,1", "the timestamp “nan” is no number"),
        ("inf,d,0,5,1", "the timestamp “inf” is no number"),
        ("1,d,0,5", "4 cells instead of 5"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, row: str, reason: str) -> None:
    file = written(tmp_path, f"{VOTES}{row}\n1005,d,0,5,1\n")
    with pytest.raises(Broken) as broken:
        read_votes(file)
    assert str(broken.value) == f"{file}, line 7: {reason}"


def test_a_file_without_votes_is_named(tmp_path: Path) -> None:
    with pytest.raises(Broken, match="line 1: there is no column “vote”"):
        read_votes(written(tmp_path, "comment-id,voter-id\n1,2\n"))
