"""Whether a printed assessment may still be handed out: only as long as it quotes exactly those who may be quoted today.

This is asked of each sheet whenever somebody wants it, so that no way of taking words back can be forgotten.
"""

from collections.abc import Iterable
from typing import NamedTuple

from flask import current_app
from sqlalchemy import select

from consult.assessments.models import NeedsAssessment
from consult.assessments.quoted import digest_of, quotes_shown
from consult.assessments.sheet_models import ReportSheet
from consult.core import outbox
from consult.core.db import db
from consult.jobs import Job


def report_sheet(assessment: NeedsAssessment, language: str) -> ReportSheet | None:
    """The sheet of the assessment in that language, or None until a worker has made it."""
    return db.session.get(ReportSheet, (assessment.id, language))


class Kept(NamedTuple):
    """The sheet there is, or None until a worker has made it; and whether it quotes exactly those who may be quoted today."""

    sheet: ReportSheet | None
    is_current: bool


def kept_sheet(assessment: NeedsAssessment, language: str) -> Kept:
    """What is kept of the assessment in that language. Only what is current may be handed out."""
    sheet = report_sheet(assessment, language)
    return Kept(sheet, sheet is not None and sheet.quotes_digest == digest_of(quotes_shown(assessment)))


def outdated(assessments: Iterable[NeedsAssessment]) -> list[NeedsAssessment]:
    """Those of the published assessments that have to be printed, or printed anew, in one language or another."""
    return [one for one in assessments if _printed(one) != dict.fromkeys(_languages(), digest_of(quotes_shown(one)))]


def reprint_outdated(assessments: Iterable[NeedsAssessment]) -> None:
    """Rings, in the transaction of the caller, for each of the published assessments that has to be printed anew."""
    for one in outdated(assessments):
        outbox.ring(Job.PRINT_REPORT, one.id)


def _printed(assessment: NeedsAssessment) -> dict[str, str]:
    rows = select(ReportSheet.language, ReportSheet.quotes_digest).where(ReportSheet.assessment_id == assessment.id)
    return {language: digest for language, digest in db.session.execute(rows) if language in _languages()}


def _languages() -> Iterable[str]:
    languages: Iterable[str] = current_app.config["LANGUAGES"]
    return languages
