"""Rules of XLSForms as settings."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.diagnostics.importing.constraints import read_constraint, write_constraint
from consult.diagnostics.question_types import QUESTION_TYPES


@pytest.mark.parametrize(
    ("rule", "kind", "settings", "lost"),
    [
        (". >= 0 and . <= 120", "number", {"lowest": 0, "highest": 120}, []),
        (".>0 and .<100", "number", {"lowest": 1, "highest": 99}, []),
        (". = 5", "number", {"lowest": 5, "highest": 5}, []),
        ('regex(., "^a") AND . >= 4', "number", {"lowest": 4}, ['regex(., "^a")']),
        (". < 3 or . > 5", "number", {}, [". < 3 or . > 5"]),
        ("string-length(.) <= 40", "short_text", {"max_length": 40}, []),
        ("string-length( . ) >= 4", "short_text", {}, ["string-length( . ) >= 4"]),
        ("count-selected(.) <= 3", "top_k", {"k": 3}, []),
        ("count-selected(.) = 2", "multiple_choice", {"fewest": 2, "most": 2}, []),
        (". >= date('2024-01-01')", "date", {"earliest": "2024-01-01"}, []),
        (". <= 4", "satisfaction", {}, [". <= 4"]),
        ("", "number", {}, []),
    ],
)
def test_what_a_setting_can_say_is_read_and_the_rest_is_named(
    rule: str, kind: str, settings: dict[str, Any], lost: list[str]
) -> None:
    found = read_constraint(rule, QUESTION_TYPES[kind])
    assert (found.settings, found.lost) == (settings, lost)


def test_bounds_of_numbers_with_decimals_leave_nobody_out() -> None:
    found = read_constraint(". > 0 and . <= 3.5", QUESTION_TYPES["number"], is_whole=False)
    assert found.settings == {"lowest": 0, "highest": 4} and found.lost == [". > 0", ". <= 3.5"]


@given(low=st.integers(-9_999, 9_999), room=st.integers(1, 9_999))
def test_what_is_written_is_read_again(low: int, room: int) -> None:
    bounds = {"lowest": low, "highest": low + room}
    rule = write_constraint(QUESTION_TYPES["number"], bounds | {"unit": "", "decimals": 0})
    assert read_constraint(rule, QUESTION_TYPES["number"]).settings == bounds
