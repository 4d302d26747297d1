"""Bytes and figures as files hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.diagnostics.importing.faults import Refused
from consult.votes.formats.cells import amount, decoded, last_line, plain, whole


@given(st.decimals(0, 10**12, places=4).map(float))
def test_a_figure_is_written_without_exponent_and_read_again(figure: float) -> None:
    written = plain(figure)
    assert "e" not in written.lower() and not written.endswith(".0")
    assert amount(written, 1, "cost") == amount(written.replace(".", ","), 1, "cost") == figure


@pytest.mark.parametrize("cell", ["", "-1", "nan", "inf", "1e5", "1 000", "1_000", "0x10", "1.", ".5", "1,000.5", "٣", "12a"])
def test_what_is_no_amount_is_refused(cell: str) -> None:
    with pytest.raises(Refused, match=r"line 7, column cost: .* is not a number of at least 0"):
        amount(cell, 7, "cost")


def test_whole_numbers_may_carry_decimals_that_are_zero() -> None:
    assert [whole(cell, 1, "points") for cell in ("3", " 3 ", "-2", "4.00", "007")] == [3, 3, -2, 4, 7]
    for cell in ("", "3.5", "+3", "1e2", "1_0", "²"):
        with pytest.raises(Refused, match="is not a whole number"):
            whole(cell, 1, "points")


def test_a_text_may_begin_with_a_byte_order_mark() -> None:
    assert decoded("\ufeffété".encode()) == decoded("été".encode()) == "été"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"one\ntwo \xe9t\xe9\n", "line 2: the byte 0xE9 is not UTF-8"),
        (b"one\ntwo\nthr\x00ee", "line 3: a NUL byte: this is not a text file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "line 1: the byte 0x89 is not UTF-8"),
        ("META".encode("utf-16"), "line 1: the byte 0xFF is not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        decoded(data)
    assert str(refused.value) == reason


def test_the_last_line_is_the_last_that_holds_something() -> None:
    assert [last_line(text) for text in ("", "\n\n", "a", "a\nb\n\n", "a\n\nb")] == [1, 1, 1, 2, 3]
