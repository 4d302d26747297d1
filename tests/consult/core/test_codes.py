"""Short codes as people copy them from paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.core.codes import LENGTH, new_letter_code, normalised, normalised_letter_code
from consult.core.db import CODE_ALPHABET

CODES = st.text(alphabet=CODE_ALPHABET, min_size=LENGTH, max_size=LENGTH).map(lambda text: f"{text[:4]}-{text[4:8]}-{text[8]}")


@given(CODES, st.sampled_from(("", " ", "-", " – ", ".")))
def test_a_code_is_understood_however_it_is_spaced_and_in_small_letters(code: str, between: str) -> None:
    assert normalised(f"  {between.join(code.replace('-', '')).lower()} ") == code


@given(CODES)
def test_signs_that_no_code_contains_are_read_as_those_they_look_like(code: str) -> None:
    assert normalised(code.replace("Q", "0")) == normalised(code.replace("Q", "o")) == code
    assert normalised(code.replace("J", "i").replace("7", "1")) == code


@given(st.text(max_size=40))
def test_anything_may_be_typed(typed: str) -> None:
    assert normalised(typed) is None or len(normalised(typed) or "") == 11


def test_what_is_too_short_or_too_long_is_no_code() -> None:
    assert normalised("K7QF-2MXD") is None
    assert normalised("K7QF-2MXD-99") is None


def test_a_code_for_a_letter_has_twelve_signs_that_nobody_mistakes() -> None:
    code = new_letter_code()
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert set(code) <= {*CODE_ALPHABET, "-"} and not set(code) & set("O0I1")


@given(st.text(alphabet=CODE_ALPHABET, min_size=12, max_size=12), st.sampled_from(["", " ", "-", " - ", "."]))
def test_however_a_code_of_a_letter_is_typed_it_is_the_same(signs: str, between: str) -> None:
    printed = "-".join(signs[start : start + 4] for start in (0, 4, 8))
    assert normalised_letter_code(between.join(signs).lower()) == printed == normalised_letter_code(printed)


@pytest.mark.parametrize("typed", ["", "\x00", "A" * 13, "é" * 12])
def test_what_is_no_code_of_a_letter_reads_as_something_else(typed: str) -> None:
    assert normalised_letter_code(typed) not in {"AAAA-AAAA-AAAA"}


@given(st.text(max_size=200))
def test_anything_typed_for_a_letter_is_read_without_fault_and_kept_short(typed: str) -> None:
    assert len(normalised_letter_code(typed)) <= 60
