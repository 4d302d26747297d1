"""Sheets are made once, when an assessment is published."""

import hashlib

import pytest

from consult.assessments.print_actions import print_report
from consult.assessments.sheets import report_sheet
from consult.core import outbox
from consult.core.actors import SYSTEM
from consult.core.errors import NotAllowed
from consult.jobs import Job
from tests import people
from tests.factories import assessments

pytestmark = pytest.mark.usefixtures("database")


def test_publishing_lets_a_worker_make_a_sheet_for_each_language() -> None:
    published = assessments.published()
    assert (Job.PRINT_REPORT.value, published.id) in outbox.due()
    assessments.work_off()
    sheets = [report_sheet(published, language) for language in ("fr", "en")]
    assert len({one.digest for one in sheets if one}) == 2
    assert all(one and hashlib.sha256(one.content).hexdigest() == one.digest for one in sheets)


def test_made_again_the_sheets_are_the_same() -> None:
    published = assessments.published()
    print_report(SYSTEM, published)
    first = report_sheet(published, "fr")
    digest = first.digest if first else ""
    print_report(SYSTEM, published)
    again = report_sheet(published, "fr")
    assert again and again.digest == digest


def test_a_draft_has_no_sheet_and_people_make_none() -> None:
    draft = assessments.draft()
    print_report(SYSTEM, draft)
    assert report_sheet(draft, "fr") is None
    with pytest.raises(NotAllowed):
        print_report(people.actor(people.olga(draft.consultation.organisation)), draft)
