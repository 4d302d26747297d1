"""Conditions on a number or a day, in words."""

import pytest
from flask import Flask

from consult.diagnostics.bounds import words_of_bounds


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (3, None, "3 or more"),
        (None, 2.5, "2.5 or less"),
        (3, 1_000, "from 3 to 1,000"),
        (None, "2026-01-31", "January 31, 2026 or before"),
        (None, None, ""),
    ],
)
def test_bounds_are_said_in_the_language_of_whoever_reads(app: Flask, least: object, most: object, words: str) -> None:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        assert words_of_bounds({"question": "q", "items": [], "is_chosen": True, "least": least, "most": most}) == words
        assert words_of_bounds({"question": "q", "items": ["n1"], "is_chosen": True}) == ""
