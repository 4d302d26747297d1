"""The task does what the action does, once for many reasons."""

import pytest

from consult.assessments import actions, queries
from consult.core.actors import SYSTEM
from tests.factories import assessments
from workers.assessments import draft_assessment


@pytest.mark.usefixtures("database")
def test_a_worker_brings_the_draft_up_to_date() -> None:
    made = assessments.answered()
    actions.request_draft(SYSTEM, made)
    actions.request_draft(SYSTEM, made)
    draft_assessment.run(made.id)
    draft = queries.draft_of(made)
    assert draft is not None and draft.inputs["respondents"] == 64
    assert queries.due_since(made) is None
