"""What the database itself refuses about reviews."""

import pytest
from flask import Flask

from consult.core.db import db
from consult.core.transaction import transaction
from consult.moderation.actions import ReasonMissing
from consult.moderation.models import APPROVED, PENDING, RETURNED, Review, Reviewable
from tests.factories import places


def test_a_return_without_reason_is_refused_by_the_database(database: Flask) -> None:
    place = places.organisation()
    with pytest.raises(ReasonMissing), transaction():
        db.session.add(Review(subject_kind="idea", subject_id=1, organisation_id=place.id, decision="returned"))


def test_a_contribution_is_in_one_state() -> None:
    for state in (PENDING, APPROVED, RETURNED):
        row = Reviewable()
        row.review_state = state
        assert [row.is_pending, row.is_approved, row.is_returned].count(True) == 1
