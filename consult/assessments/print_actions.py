"""Printing a published assessment."""

import hashlib

from flask import current_app
from flask_babel import force_locale
from sqlalchemy import delete

from consult.assessments.models import NeedsAssessment
from consult.assessments.printing import report_pdf
from consult.assessments.quoted import digest_of, quotes_shown
from consult.assessments.sheet_models import ReportSheet
from consult.core import outbox
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.authorization import only_system
from consult.core.db import db
from consult.jobs import Job


@action(only_system, snapshot=True)
def print_report(actor: Actor, assessment: NeedsAssessment) -> None:
    """Makes the sheets of a published assessment, one for each language, in place of those there may be. A draft has none.

    They hold the quotes that may be shown at that instant, and what stands for them.
    """
    outbox.consume(Job.PRINT_REPORT, assessment.id)
    if not assessment.is_published:
        return
    db.session.execute(delete(ReportSheet).where(ReportSheet.assessment_id == assessment.id))
    quoted = quotes_shown(assessment)
    about = {"assessment_id": assessment.id, "quotes_digest": digest_of(quoted)}
    for language in current_app.config["LANGUAGES"]:
        with force_locale(language):
            content = report_pdf(assessment, quoted)
        digest = hashlib.sha256(content).hexdigest()
        db.session.add(ReportSheet(language=language, digest=digest, content=content, **about))
