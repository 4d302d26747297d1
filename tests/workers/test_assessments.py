"""The task does what the action does, once for many reasons."""

import pytest

from consult.assessments import actions, queries
from consult.core import outbox
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.jobs import Job
from tests.factories import assessments, quotes
from workers.assessments import draft_assessment, print_report, sweep_outdated_sheets


@pytest.mark.usefixtures("database")
def test_a_worker_brings_the_draft_up_to_date() -> None:
    made = assessments.answered()
    actions.request_draft(SYSTEM, made)
    actions.request_draft(SYSTEM, made)
    draft_assessment.run(made.id)
    draft = queries.draft_of(made)
    assert draft is not None and draft.inputs["respondents"] == 64
    assert queries.due_since(made) is None


@pytest.mark.usefixtures("database")
def test_a_sweep_lets_sheets_be_printed_anew_once_they_quote_who_may_not_be() -> None:
    published = quotes.published()
    waiting = (Job.PRINT_REPORT.value, published.id)
    sweep_outdated_sheets.run()
    assert outbox.consume(Job.PRINT_REPORT, published.id) == 1, "what waits to be printed is not rung for again"
    print_report.run(published.id)
    sweep_outdated_sheets.run()
    assert waiting not in outbox.due()
    db.session.delete(quotes.author_of(quotes.shown(published, "answer")[0]))
    db.session.commit()
    sweep_outdated_sheets.run()
    assert waiting in outbox.due()
