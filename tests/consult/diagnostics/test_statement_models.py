"""What the table of added statements refuses."""

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from consult.core.db import db
from consult.diagnostics.statement_models import AddedStatement
from tests.factories import places


def test_two_statements_that_read_the_same_are_one(database: Flask) -> None:
    same = {"consultation_id": places.consultation().id, "question_uid": "statements22", "plain": "more trees"}
    db.session.add_all([AddedStatement(title=title, **same) for title in ("More trees!", "more trees")])
    with pytest.raises(IntegrityError, match="says_something_new"):
        db.session.flush()


def test_a_statement_is_shown_without_its_author(database: Flask) -> None:
    statement = AddedStatement(title="More trees!", review_state="pending")
    assert (statement.body, statement.author_name, statement.is_pending) == ("", "", True)
