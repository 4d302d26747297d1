"""What cells say."""

from datetime import date
from typing import Any

import pytest

from consult.facts.importing import cells
from consult.facts.importing.cells import CellRefused, Reader


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (cells.number, "12 345,6", 12345.6),
        (cells.number, "12\u202f345", 12345.0),
        (cells.number, "-1.5e3", -1500.0),
        (cells.inhabitants, "1205.25", 1205.25),
        (cells.share, "42 %", 0.42),
        (cells.share, "42,5%", 0.425),
        (cells.share, "1", 1.0),
        (cells.day, "2021-12-31", date(2021, 12, 31)),
        (cells.day, "31/12/2021", date(2021, 12, 31)),
        (cells.day, "2021", date(2021, 1, 1)),
        (cells.web_address, "https://www.valfleuri.example/a?b=c", "https://www.valfleuri.example/a?b=c"),
        (cells.words(5), "Nord", "Nord"),
        (cells.one_of({"public": ("state", "service public")}), "Service Public", "public"),
    ],
)
def test_a_cell_is_read_as_it_is_written(read: Reader, cell: str, value: Any) -> None:
    assert read(cell) == value


@pytest.mark.parametrize(
    ("read", "cell", "reason"),
    [
        (cells.number, "many", "not a number"),
        (cells.number, "nan", "not a number"),
        (cells.number, "1e999", "not a number"),
        (cells.number, "٤", "not a number"),
        (cells.number, "=1+1", "not a number"),
        (cells.inhabitants, "-1", "less than 0"),
        (cells.share, "420", "write 0.42 or 42 %"),
        (cells.share, "142 %", "write 0.42 or 42 %"),
        (cells.share, "-1 %", "no share"),
        (cells.day, "31/02/2021", "no day"),
        (cells.day, "0000", "no day"),
        (cells.day, "yesterday", "no day"),
        (cells.web_address, "javascript:alert(1)", "no address"),
        (cells.web_address, "https://[", "no address"),
        (cells.web_address, "https://a.example/ b", "no address"),
        (cells.words(5), "abcdef", "longer than 5"),
        (cells.one_of({"public": ("state", "service public")}), "church", "none of these: service public"),
    ],
)
def test_a_cell_that_makes_no_sense_says_why(read: Reader, cell: str, reason: str) -> None:
    with pytest.raises(CellRefused, match=reason):
        read(cell)
