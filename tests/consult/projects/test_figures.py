"""Numbers people type."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.core.errors import InvalidInput
from consult.projects.figures import InvalidNumber, NumberOutOfRange, exact, parse


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1 250,75", "1250.75"),
        ("1\u202f000\u00a0000", "1000000"),
        ("-3", "-3"),
        ("\u22123", "-3"),
    ],
)
def test_commas_points_and_spaces_are_read(text: str, number: str) -> None:
    assert parse(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "many", "NaN", "inf", "-Infinity", "1e5", "1,234.5", "1.2.3", "0x10", "١٢", "12,", "--1"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidNumber):
        parse(text)


@pytest.mark.parametrize("text", ["1" + "0" * 14, "0,0001"])
def test_what_cannot_be_kept_exactly_is_refused(text: str) -> None:
    with pytest.raises(NumberOutOfRange):
        parse(text)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_are_none_are_refused_at_every_door(number: str) -> None:
    with pytest.raises(InvalidNumber):
        exact(Decimal(number))


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_number_or_refused_by_name(text: str) -> None:
    try:
        assert parse(text).is_finite()
    except InvalidInput:
        return


@given(st.decimals(-(10**13), 10**13, places=3))
def test_what_is_written_is_read_back(number: Decimal) -> None:
    assert parse(f"{number:f}".replace(".", ",")) == number
