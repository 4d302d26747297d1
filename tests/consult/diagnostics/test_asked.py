"""What a questionnaire asks, as plain values."""

from dataclasses import FrozenInstanceError, fields

import pytest

from consult.diagnostics.asked import AskedQuestion
from consult.diagnostics.models import Question


def test_a_plain_question_has_what_its_row_has_and_cannot_be_changed() -> None:
    columns = set(Question.__table__.columns.keys())
    assert {one.name for one in fields(AskedQuestion)} <= columns
    blank = dict.fromkeys((one.name for one in fields(AskedQuestion)), "")
    with pytest.raises(FrozenInstanceError):
        AskedQuestion(**blank).label = "Another"  # type: ignore[arg-type, misc]
