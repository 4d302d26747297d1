"""The task does what the action does; a draft of an assessment makes it due."""

from datetime import timedelta

import pytest

from consult.core import outbox
from consult.core.db import db
from consult.jobs import Job
from consult.results.models import ResponsesDownload
from consult.results.queries import results_of
from tests.factories import places, surveys
from workers.assessments import draft_assessment
from workers.results import count_results, sweep_old_downloads, write_responses


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


@pytest.mark.usefixtures("database")
def test_a_worker_writes_a_file_and_deletes_it_after_a_day() -> None:
    about = {"account_name": "Olga", "reason": "To read", "format": "xlsx", "responses_count": 1, "is_prepared": True}
    download = ResponsesDownload(questionnaire=surveys.questionnaire(places.consultation()), **about)
    db.session.add(download)
    db.session.commit()
    write_responses.run(download.id)
    assert download.content is not None and download.written_at is not None
    download.written_at -= timedelta(days=2)
    db.session.commit()
    sweep_old_downloads.run()
    db.session.refresh(download)
    assert download.content is None
