"""Voting codes as they are made and read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.core.db import CODE_ALPHABET
from consult.polling.codes import new_voting_code, normalised_code


def test_a_code_has_twelve_signs_that_nobody_mistakes() -> None:
    code = new_voting_code()
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert set(code) <= {*CODE_ALPHABET, "-"} and not set(code) & set("O0I1")


@given(st.text(alphabet=CODE_ALPHABET, min_size=12, max_size=12), st.sampled_from(["", " ", "-", " - ", "."]))
def test_however_a_code_is_typed_it_is_the_same(signs: str, between: str) -> None:
    printed = "-".join(signs[start : start + 4] for start in (0, 4, 8))
    assert normalised_code(between.join(signs).lower()) == printed == normalised_code(printed)


@pytest.mark.parametrize("typed", ["", "\x00", "A" * 13, "é" * 12])
def test_what_is_no_code_reads_as_something_else(typed: str) -> None:
    assert normalised_code(typed) not in {"AAAA-AAAA-AAAA"}


@given(st.text(max_size=200))
def test_anything_typed_is_read_without_fault_and_kept_short(typed: str) -> None:
    assert len(normalised_code(typed)) <= 60
