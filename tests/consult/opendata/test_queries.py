"""What each consultation gives away."""

import pytest

from consult.consultations.models import Consultation
from consult.core.db import db
from consult.ideas.models import Idea
from consult.moderation.models import APPROVED, PENDING
from consult.opendata.queries import IDEA_COLUMNS, idea_rows, shelves
from tests.factories import assessments, places

pytestmark = pytest.mark.usefixtures("database")


def _idea(made: Consultation, title: str, state: str = APPROVED) -> None:
    db.session.add(Idea(consultation_id=made.id, title=title, body="=1+1", author_name="Amina", review_state=state))
    db.session.commit()


def test_a_consultation_without_anything_published_is_not_listed() -> None:
    made = places.consultation()
    _idea(made, "Unread", PENDING)
    assert shelves() == []
    _idea(places.consultation(made.organisation, is_published=False), "Early")
    assert shelves() == []


def test_assessments_and_ideas_stand_with_their_consultation() -> None:
    published = assessments.published()
    other = places.consultation(published.consultation.organisation)
    _idea(other, "A bus in the evening")
    found = {shelf.consultation.uid: (len(shelf.assessments), shelf.ideas_count) for shelf in shelves()}
    assert found == {published.consultation.uid: (1, 0), other.uid: (0, 1)}


def test_ideas_are_given_away_without_their_authors() -> None:
    made = places.consultation()
    _idea(made, "A bus in the evening")
    _idea(made, "Unread", PENDING)
    rows = list(idea_rows(made))
    assert [row[1] for row in rows] == ["A bus in the evening"]
    assert len(rows[0]) == len(IDEA_COLUMNS) and "Amina" not in rows[0]
