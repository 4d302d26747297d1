"""Reading files."""

from pathlib import Path

import pytest

from consult.ideas.decidim.problems import Problems
from consult.ideas.decidim.sheet import read_sheet
from tests.factories import decidim


def _told(folder: Path, text: str | bytes) -> list[str]:
    problems = Problems()
    path = folder / "a.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    read_sheet(path, problems)
    return list(problems.sentences())


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_any_separator_is_recognised(tmp_path: Path, separator: str) -> None:
    problems = Problems()
    sheet = read_sheet(decidim.file(tmp_path, "a.csv", f"id{separator}title\n1{separator}Bus\n"), problems)
    assert sheet.records[0].cells == {"id": "1", "title": "Bus"} and not problems.found


def test_lines_are_those_of_the_file_whatever_the_quoted_line_breaks(tmp_path: Path) -> None:
    sheet = read_sheet(decidim.file(tmp_path, "a.csv", '\ufeffid,body\r\n1,"a\r\nb\r\nc"\r\n\r\n2,d\r\n'), Problems())
    assert [record.line for record in sheet.records] == [2, 6]


def test_languages_are_preferred_in_order(tmp_path: Path) -> None:
    sheet = read_sheet(
        decidim.file(tmp_path, "a.csv", "title/ca,title/en,title/machine_translations/fr,title/fr,titles\n"), Problems()
    )
    assert sheet.variants("title", ("fr", "en")) == ["title/fr", "title/en", "title/ca"]


def test_each_row_of_the_wrong_length_is_told(tmp_path: Path) -> None:
    assert _told(tmp_path, "id,title\n1,a,b\n2,c\n3\n") == [
        "a.csv, line 2: cells in this row: 3, in the header: 2.",
        "a.csv, line 4: cells in this row: 1, in the header: 2.",
    ]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert "line 2: a quotation mark" in _told(tmp_path, 'id,title\n1,"open\n2,b\n')[0]
    assert "line 2: this is not UTF-8" in _told(tmp_path, "id,title\n1,é\n".encode("latin-1"))[0]
    assert _told(tmp_path, "") == ["a.csv, line 1: the file is empty."]
    assert _told(tmp_path, "id,id\n") == ["a.csv, line 1, column id: two columns have this name."]
