"""Tables that no spreadsheet runs."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.opendata.tables import FORMULA_SIGNS, as_csv, cell

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
