"""Until when sheets are typed in."""

from datetime import timedelta

from flask import Flask

from consult.fieldwork.periods import keying_ends_at
from tests.factories import fieldwork


def test_sheets_are_typed_in_for_some_days_after_the_end(database: Flask) -> None:
    made = fieldwork.series(keying_days=7)
    stage = made.questionnaire.consultation.stage("diagnostic")
    assert stage is not None and stage.closes_at is not None
    assert keying_ends_at(made) == stage.closes_at + timedelta(days=7)
    stage.closes_at = None
    assert keying_ends_at(made) is None
