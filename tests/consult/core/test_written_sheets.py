"""Tables that no spreadsheet runs."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.core.sheets import read_workbook
from consult.core.written_sheets import FORMULA_SIGNS, Sheet, as_csv, as_ods, as_xlsx, cell

words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"))


@pytest.mark.parametrize("formula", ["=1+1", "+33 6 12", "-2", "@SUM(A1)", "\tx", "\r=1"])
def test_words_that_look_like_a_formula_are_marked_as_words(formula: str) -> None:
    assert cell(formula) == f"'{formula}"


@pytest.mark.parametrize(("value", "written"), [(None, ""), (0, "0"), (-0.5, "-0.5"), ("a = b", "a = b"), (True, "True")])
def test_figures_and_words_stay_as_they_are(value: object, written: str) -> None:
    assert cell(value) == written


@given(st.lists(st.lists(words, min_size=2, max_size=2), max_size=8))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    text = as_csv(("one", "two"), rows)
    assert text.startswith("\ufeffone,two\r\n")
    read = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))[1:]
    assert read == [[cell(value) for value in row] for row in rows]
    assert not any(value.startswith(FORMULA_SIGNS) for row in read for value in row)


@pytest.mark.parametrize("write", [as_xlsx, as_ods])
@given(rows=st.lists(st.tuples(words, st.one_of(st.none(), st.integers(-99, 99), words)), max_size=5))
def test_workbooks_hold_words_and_figures_and_no_formula(write: Callable[..., bytes], rows: list[tuple[object, ...]]) -> None:
    made = write([Sheet("first", ("one", "=two"), [("x", 1.5), *rows]), Sheet("second", ("a",), [("=1+1",)])])
    read = read_workbook(made)
    assert [list(cells) for _line, cells in read["first"]][:2] == [["one", "'=two"], ["x", "1.5"]]
    assert [cell for _line, cells in read["second"] for cell in cells] == ["a", "'=1+1"]
    with ZipFile(BytesIO(made)) as book:
        content = b"".join(book.read(name) for name in book.namelist())
    assert b"<f>" not in content and b"table:formula" not in content and b"hyperlink" not in content


@pytest.mark.parametrize("write", [as_xlsx, as_ods])
def test_a_workbook_cuts_what_no_cell_can_hold(write: Callable[..., bytes]) -> None:
    (read,) = read_workbook(write([Sheet("s", ("a",), [("x" * 40_000 + "\x01\ufffe",)])])).values()
    assert read[1][1][0].endswith("x…") and len(read[1][1][0]) == 32_767
