"""Records of delimited text."""

import csv
from pathlib import Path

import pytest

from consult.core.delimited import LONGEST_OF_ALL, BrokenRecord, Records, encoding_of, fast_reader

ROOT = Path(__file__).parents[3]


def test_each_record_has_the_line_it_begins_on() -> None:
    records = Records(['a;"b\n', 'c"\n', "\n", "d;e\n"], ";", 10)
    assert list(records) == [(1, ["a", "b\nc"]), (3, []), (4, ["d", "e"])]


def test_a_cell_too_long_is_refused_with_its_line_and_one_can_go_on_behind_it() -> None:
    records = Records(["a\n", "bcd\n", "e\n"], ",", 2)
    assert next(records) == (1, ["a"])
    with pytest.raises(BrokenRecord) as broken:
        next(records)
    assert (broken.value.line, broken.value.reason) == (2, "field larger than field limit (2)")
    assert list(records) == [(3, ["e"])]


def test_quotes_that_are_not_closed_are_refused_where_one_is_strict() -> None:
    with pytest.raises(BrokenRecord, match="unexpected end of data"):
        next(Records(['"a\n', "b"], ",", 10, is_strict=True))
    assert next(Records(['"a\n', "b"], ",", 10)) == (1, ["a\nb"])


def test_readers_side_by_side_keep_their_own_limits() -> None:
    short, long = Records(["abc\n"], ",", 2), Records(["abc\n"], ",", 3)
    assert next(long) == (1, ["abc"])
    with pytest.raises(BrokenRecord):
        next(short)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_how_a_text_is_written_is_found_out(encoding: str) -> None:
    assert encoding_of(("Âge, été" + "\x81" * (encoding == "latin-1")).encode(encoding)) == encoding
    assert encoding_of("été, Noël".encode() + b"\xff") == "utf-8", "most of it is"


def test_the_limit_of_the_process_is_set_in_one_place_to_the_longest_of_all() -> None:
    assert csv.field_size_limit() == LONGEST_OF_ALL
    with pytest.raises(csv.Error):
        next(fast_reader(["x" * (LONGEST_OF_ALL + 1)], ","))
    setting = [path for path in (ROOT / "consult").rglob("*.py") if "field_size_limit(" in path.read_text()]
    assert [path.name for path in setting] == ["delimited.py"]
