"""Short codes as people copy them from paper."""

from hypothesis import given
from hypothesis import strategies as st

from consult.core.codes import LENGTH, normalised
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
