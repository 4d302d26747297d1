"""What the database itself refuses about ideas and comments."""

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from consult.core.db import db
from consult.ideas.models import Comment, Idea
from tests.factories import ideas, places


def test_a_comment_is_about_one_thing(database: Flask) -> None:
    consultation = places.consultation()
    idea, debate = ideas.idea(consultation), ideas.debate(consultation)
    for about in ({}, {"idea_id": idea.id, "debate_id": debate.id}):
        db.session.add(Comment(body="Hm", **about))
        with pytest.raises(IntegrityError, match="has_one_subject"):
            db.session.flush()
        db.session.rollback()


def test_supports_are_never_negative_and_codes_are_never_shared(database: Flask) -> None:
    first, second = ideas.idea(places.consultation()), ideas.idea(places.consultation(places.organisation("Montclair")))
    assert first.code != second.code and first.uid != second.uid
    first.supports_count = -1
    with pytest.raises(IntegrityError, match="supports_are_counted"):
        db.session.flush()
    db.session.rollback()


def test_an_imported_idea_stands_once_in_a_consultation(database: Flask) -> None:
    consultation = places.consultation()
    for _ in range(2):
        db.session.add(Idea(consultation=consultation, title="Bus", body="Bus", external_id="7"))
    with pytest.raises(IntegrityError, match="external_id"):
        db.session.flush()
    db.session.rollback()
