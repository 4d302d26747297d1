"""What the database says of photos."""

from hashlib import sha256

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from consult.core.db import db
from consult.diagnostics.photo_models import Attachment
from tests.factories import photos, places


@pytest.mark.parametrize(
    ("content", "digest", "name"),
    [(b"x", "a" * 64, "digest_is_of_content"), (b"", sha256(b"").hexdigest(), "size_is_bearable")],
)
def test_a_photo_is_named_by_its_own_digest_and_has_a_size(content: bytes, digest: str, name: str, database: Flask) -> None:
    made = photos.questionnaire(places.consultation())
    db.session.add(Attachment(questionnaire=made, digest=digest, content=content))
    with pytest.raises(IntegrityError, match=name):
        db.session.commit()
    db.session.rollback()
