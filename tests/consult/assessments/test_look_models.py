"""What is kept of a look."""

import pytest
from sqlalchemy import select

from consult.assessments.look_models import DraftLook
from consult.core.db import db
from tests.factories import assessments


@pytest.mark.usefixtures("database")
def test_a_look_keeps_on_whose_answers_the_draft_rested_and_when() -> None:
    draft = assessments.read()
    look = db.session.scalars(select(DraftLook)).one()
    assert (look.consultation_id, look.basis) == (draft.consultation_id, draft.basis) and look.created_at is not None
