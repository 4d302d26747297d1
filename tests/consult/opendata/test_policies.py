"""What is open data and what is not yet."""

import pytest

from consult.core.actors import SYSTEM, VISITOR
from consult.core.db import db
from consult.core.errors import NotFound
from consult.opendata import policies
from tests.factories import assessments, places

pytestmark = pytest.mark.usefixtures("database")


def test_everybody_downloads_what_is_published() -> None:
    published = assessments.published()
    assert policies.may_download_assessment(VISITOR, published)
    assert policies.may_download_ideas(VISITOR, published.consultation)


def test_nobody_downloads_a_draft_nor_from_an_unpublished_consultation() -> None:
    draft = assessments.draft()
    with pytest.raises(NotFound):
        policies.may_download_assessment(SYSTEM, draft)
    with pytest.raises(NotFound):
        policies.may_download_ideas(SYSTEM, places.consultation(draft.consultation.organisation, is_published=False))
    published = assessments.published(draft.consultation)
    published.consultation.published_at = None
    db.session.commit()
    with pytest.raises(NotFound):
        policies.may_download_assessment(VISITOR, published)
