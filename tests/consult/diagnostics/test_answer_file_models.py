"""Files that wait and rows that were taken in."""

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from consult.core.db import db
from consult.diagnostics.answer_file_models import AnswerFile, AnswerOrigin
from tests.factories import places


def test_a_row_is_taken_in_once_and_a_file_holds_something(database: Flask) -> None:
    consultation_id = places.consultation().id
    db.session.add(AnswerOrigin(consultation_id=consultation_id, origin=b"x" * 16))
    db.session.commit()
    for row in (
        AnswerOrigin(consultation_id=consultation_id, origin=b"short"),
        AnswerFile(consultation_id=consultation_id, name="a.csv", content=b"", mapping={}),
    ):
        db.session.add(row)
        with pytest.raises(IntegrityError):
            db.session.flush()
        db.session.rollback()
    db.session.expunge_all()
    db.session.add(AnswerOrigin(consultation_id=consultation_id, origin=b"x" * 16))
    with pytest.raises(IntegrityError):
        db.session.flush()
