"""What the tables refuse."""

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from consult.core.db import db
from consult.invitations.models import Invitation, ResidentClaim
from tests.factories import places


def test_codes_and_claims_are_kept_as_digests_alone(database: Flask) -> None:
    consultation_id = places.consultation().id
    for row in (
        Invitation(consultation_id=consultation_id, number=1, digest=b"K7QF-2MXD-9ABC"),
        ResidentClaim(digest=b"x" * 32, mark=b"Marcel", consultation_id=consultation_id),
    ):
        db.session.add(row)
        with pytest.raises(IntegrityError, match="digest"):
            db.session.flush()
        db.session.rollback()
