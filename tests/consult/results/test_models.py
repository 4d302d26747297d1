"""What is kept of results, and of who took responses home."""

import pytest
from sqlalchemy.exc import IntegrityError

from consult.core.clock import now
from consult.core.db import db
from consult.results.models import ResponsesDownload, Results
from tests.factories import places, surveys

pytestmark = pytest.mark.usefixtures("database")


def test_what_is_published_has_its_day_and_a_download_its_reason() -> None:
    made = surveys.questionnaire(places.consultation())
    counted = {"questionnaire_id": made.id, "fingerprint": "-", "figures": {}, "counted_at": now(), "seconds": 1.0}
    taken = {"questionnaire_id": made.id, "account_name": "Olga", "format": "csv", "responses_count": 1}
    for row in (
        Results(**counted, published={}),
        ResponsesDownload(**taken, reason=""),
        ResponsesDownload(**taken | {"format": "pdf"}, reason="To read"),
    ):
        db.session.add(row)
        with pytest.raises(IntegrityError):
            db.session.flush()
        db.session.rollback()
