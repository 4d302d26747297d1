"""What the database holds of sheets."""

import pytest
from sqlalchemy.exc import IntegrityError

from consult.assessments.sheet_models import ReportSheet
from consult.core.db import db
from tests.factories import assessments


@pytest.mark.usefixtures("database")
def test_a_digest_is_that_of_its_content() -> None:
    about = {"assessment_id": assessments.published().id, "language": "fr", "quotes_digest": "0" * 64}
    db.session.add(ReportSheet(digest="0" * 64, content=b"%PDF", **about))
    with pytest.raises(IntegrityError, match="digest_is_of_content"):
        db.session.commit()
