"""Rows with their lines, and headers in any writing."""

from pathlib import Path

import pytest

from consult.assessments.polis.faults import Broken
from consult.assessments.polis.rows import head_of, line_of, rows


def written(folder: Path, content: str | bytes) -> Path:
    """A file with that content."""
    file = folder / "votes.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def test_a_header_is_read_in_any_writing(tmp_path: Path) -> None:
    head = head_of(written(tmp_path, "\ufeffComment_ID, Voter Id ,vote\n"))
    assert head.names == ("comment-id", "voter-id", "vote") and head.lines == 1
    assert head.find("nothing") is None and head.need("tid", "voter-id") == 1
    with pytest.raises(Broken, match=r"votes\.csv, line 1: there is no column “tid”"):
        head.need("tid")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
def test_text_is_read_however_it_is_written(tmp_path: Path, encoding: str) -> None:
    text = "Âge,avis\n" + "1,2\n" * 300_000 + "3,\x81été\n" * (encoding != "cp1252") + "4,Noël\n"
    file = written(tmp_path, text.encode(encoding))
    head = head_of(file)
    assert head.names == ("âge", "avis") and head.encoding == encoding
    assert list(rows(file, head))[-1][1] == ["4", "Noël"]


def test_a_file_without_header_has_the_usual_one(tmp_path: Path) -> None:
    file = written(tmp_path, "4,-1\n")
    assert head_of(file, ("who", "vote")).names == ("who", "vote")
    assert list(rows(file, head_of(file, ("who", "vote")))) == [(1, ["4", "-1"])]


def test_a_row_knows_the_line_it_ends_on_and_blank_lines_are_left_out(tmp_path: Path) -> None:
    file = written(tmp_path, 'a,b\n1,"x\ny"\n\n2,z\n')
    assert list(rows(file, head_of(file))) == [(3, ["1", "x\ny"]), (5, ["2", "z"])]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "votes.csv: there is nothing in it"),
        ("a,b\n1,2\n1,2,3\n", "votes.csv, line 3: 3 cells instead of 2"),
        ("a,é\n1,é\n".encode() + b"\xff,2\n", "votes.csv, line 3: the text is not UTF-8"),
        ("\ufeffa,é\n1,é\n".encode() + b"\xff,2\n", "votes.csv, line 3: the text is not UTF-8"),
        ("a,b\n1,2\n".encode("utf-16") + b"\x00", "votes.csv: the text is not UTF-16"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, content: str | bytes, message: str) -> None:
    file = written(tmp_path, content)
    with pytest.raises(Broken) as broken:
        list(rows(file, head_of(file)))
    assert str(broken.value).endswith(message)


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(Broken, match="it cannot be read"):
        head_of(tmp_path)


def test_the_line_of_a_wrong_letter_is_found(tmp_path: Path) -> None:
    file = written(tmp_path, b"a\nb\xff\nc")
    assert line_of(file, UnicodeDecodeError("utf-8", b"\xff", 0, 1, "")) == 2
