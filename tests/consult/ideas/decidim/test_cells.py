"""What cells say."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.ideas.decidim import cells


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>One</p><p>Two&nbsp;three</p>", "One\n\nTwo three"),
        ("<ul><li>bus</li><li>train</li></ul>", "- bus\n- train"),
        ("Béthune <> Lille, 3 < 5 & more", "Béthune <> Lille, 3 < 5 & more"),
        ("write to <tom@valfleuri.example>", "write to <tom@valfleuri.example>"),
        ("Q&amp;A", "Q&A"),
        ('<a href="https://valfleuri.example/plan">the plan</a>', "the plan (https://valfleuri.example/plan)"),
        ("    indented\r\nlines", "indented\nlines"),
        ("a<br>b", "a\nb"),
    ],
)
def test_markup_becomes_plain_text_and_other_signs_stay(source: str, expected: str) -> None:
    assert cells.plain_text(source) == expected


@given(st.text())
def test_any_text_can_be_read_and_reading_twice_changes_no_plain_text(source: str) -> None:
    once = cells.plain_text(source)
    assert once == once.strip()
    if not cells.ENTITY.search(once) and not cells.MARKUP.search(once):
        assert cells.plain_text(once) == once


def test_numbers_are_whole_and_not_negative() -> None:
    assert [cells.count(source) for source in ("", "0", "12", "3.0")] == [0, 0, 12, 3]
    for source in ("-1", "many", "1.5", "1e3", "99999999999999"):
        with pytest.raises(ValueError, match="not a whole number"):
            cells.count(source)


@pytest.mark.parametrize(
    "source", ["2019-01-24 22:29:15 +0100", "2019-01-24T21:29:15Z", "2019-01-24 21:29:15 UTC", "2019-01-24 21:29:15"]
)
def test_an_instant_is_read_in_all_its_forms(source: str) -> None:
    assert cells.moment(source) == datetime(2019, 1, 24, 21, 29, 15, tzinfo=UTC)


def test_what_is_no_date_is_named() -> None:
    with pytest.raises(ValueError, match="“soon” is not a date"):
        cells.moment("soon")
    assert [cells.alignment(source) for source in ("", "-1", "0", "1")] == [0, -1, 0, 1]
    with pytest.raises(ValueError, match="2"):
        cells.alignment("2")
    assert cells.one_line("A\nB  C") == "A B C"
