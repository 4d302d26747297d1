"""The task does what the action does; a draft of an assessment makes it due."""

import pytest

from consult.core import outbox
from consult.jobs import Job
from consult.results.queries import results_of
from tests.factories import places, surveys
from workers.assessments import draft_assessment
from workers.results import count_results


@pytest.mark.usefixtures("database")
def test_a_worker_counts_what_was_answered() -> None:
    made = places.consultation()
    sheet = surveys.questionnaire(made)
    surveys.respond(sheet, 20)
    draft_assessment.run(made.id)
    assert (Job.COUNT_RESULTS.value, made.id) in outbox.due()
    count_results.run(made.id)
    found = results_of(sheet)
    assert found is not None and found.figures["respondents"] == 20
    assert (Job.COUNT_RESULTS.value, made.id) not in outbox.due()
