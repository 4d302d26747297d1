"""How the figures of a column are written."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from consult.core.sheets import Line
from consult.facts.importing.figures import decimal_of, plain_columns, plain_figure, written_figure
from tests.consult.core.workbooks import xlsx


@pytest.fixture(autouse=True)
def _in_english(app: Flask) -> object:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        yield


def _read(cells: list[str], *, of_people: bool = True, decimal: str = "") -> list[str] | str:
    lines: list[Line] = [(place, [cell]) for place, cell in enumerate(cells, 2)]
    found, unclear = plain_columns(lines, {0: of_people}, decimal)
    return unclear[0][1] if unclear else [cells[0] for _line, cells in found]


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["1,250", "1,480", "980"], ["1250", "1480", "980"]),
        (["12.345", "11.000"], ["12345", "11000"]),
        (["1,234.5", "980"], ["1234.5", "980"]),
        (["1.234,5", "980"], ["1234.5", "980"]),
        (["1,234,567"], ["1234567"]),
        (["1.234.567,25", "-1.000"], ["1234567.25", "-1000"]),
        (["12,5", "1,250"], ["12,5", "1,250"]),
        (["12345,678912", "11000,33"], ["12345,678912", "11000,33"]),
        (["0,523", "0,477"], ["0,523", "0,477"]),
        (["1 250,125", "980"], ["1 250,125", "980"]),
        (["many", "1,250"], ["many", "1250"]),
    ],
)
def test_the_whole_column_tells_what_stands_between_thousands(cells: list[str], read: list[str]) -> None:
    assert _read(cells) == read


@pytest.mark.parametrize("of_people", [True, False])
def test_what_the_column_does_not_tell_is_asked(of_people: bool) -> None:
    told = "“1,250” may be 1250 or 1.2500: write it as one of these"
    assert _read(["1,250", "1480"], of_people=of_people) == told
    assert _read(["4.825"], of_people=False) == "“4.825” may be 4825 or 4.8250: write it as one of these"


@pytest.mark.parametrize("cells", [["1,234.5", "1.234,5"], ["1,234,567", "12,5"]])
def test_a_column_written_in_two_ways_is_refused(cells: list[str]) -> None:
    assert "are not written alike" in str(_read(cells))


def test_a_workbook_keeps_figures_as_figures() -> None:
    assert decimal_of(xlsx([["a"], [4.825]])) == "." and decimal_of(b"a") == ""
    assert _read(["4.825", "1,250"], of_people=False, decimal=".") == ["4.825", "1250"]


def test_signs_that_part_no_thousands_make_no_figure() -> None:
    assert plain_figure("1,2,345", ",") == "1,2,345"


@given(st.lists(st.floats(-1e14, 1e14), min_size=1), st.booleans())
def test_figures_we_write_are_read_as_they_were(figures: list[float], of_people: bool) -> None:
    read = _read([written_figure(one) for one in figures], of_people=of_people)
    assert [float(one) for one in read] == figures


@given(st.lists(st.integers(0, 10**9), min_size=1), st.sampled_from([",", ".", " ", "\u202f", "’"]))
def test_numbers_of_people_are_read_whatever_parts_their_thousands(numbers: list[int], sign: str) -> None:
    read = _read([f"{one:,}".replace(",", sign) for one in numbers])
    assert ["".join(filter(str.isdigit, one)) for one in read] == [str(one) for one in numbers]
    assert all("," not in one and "." not in one for one in read)
