"""Tables as one file."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from consult.core.sheets import read_workbook
from consult.core.written_sheets import Sheet, as_csv
from consult.results.files import as_file, folder_of, streamed_archive

SHEETS = [Sheet("one", ("a",), [("=x",)]), Sheet("two", ("b",), [(2,)])]


@pytest.mark.parametrize("file_format", ["xlsx", "ods"])
def test_a_workbook_has_a_sheet_for_each_table(file_format: str) -> None:
    read = read_workbook(as_file(SHEETS, file_format, "-"))
    assert {name: [list(cells) for _line, cells in lines] for name, lines in read.items()} == {
        "one": [["a"], ["'=x"]],
        "two": [["b"], ["2"]],
    }


def test_an_archive_has_a_text_file_for_each_table() -> None:
    name = folder_of("resultats", "abc")
    with ZipFile(BytesIO(as_file(SHEETS, "csv", name))) as archive:
        assert archive.namelist() == ["resultats-abc/one.csv", "resultats-abc/two.csv"]
        assert archive.read("resultats-abc/one.csv").decode("utf-8-sig") == "a\r\n'=x\r\n"


def test_an_archive_that_goes_out_as_it_is_written_holds_the_same() -> None:
    rows = [(place, "é") for place in range(2_000)]
    parts = list(streamed_archive([Sheet("long", ("a", "b"), iter(rows)), *SHEETS], "x"))
    assert len(parts) > 5
    with ZipFile(BytesIO(b"".join(parts))) as archive:
        assert archive.namelist() == ["x/long.csv", "x/one.csv", "x/two.csv"] and archive.testzip() is None
        assert archive.read("x/long.csv").decode() == as_csv(("a", "b"), rows)
