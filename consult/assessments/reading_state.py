"""Whether a draft waits for texts and opinions to be read, and whether that has been going on for too long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from consult.assessments.models import NeedsAssessment
from consult.assessments.voice_queries import are_voices_due, decisions, voice_report
from consult.consultations.models import Consultation
from consult.core.clock import now
from consult.core.db import db
from consult.core.outbox import OutboxEntry
from consult.jobs import Job

# Whoever wants to publish waits no longer: workers may be stopped, or fail at it again and again.
PATIENCE = timedelta(minutes=10)


@dataclass(frozen=True)
class Reading:
    """`is_waiting`: the draft lacks texts, opinions or decisions; `since`: when the oldest of what is due became due, if any."""

    is_waiting: bool = False
    since: datetime | None = None

    @property
    def is_late(self) -> bool:
        """Whether it has been waited for long enough."""
        return self.is_waiting and self.since is not None and now() - self.since > PATIENCE

    @property
    def must_be_waited_for(self) -> bool:
        """Whether the draft cannot be published yet."""
        return self.is_waiting and not self.is_late


def reading_of(consultation: Consultation, draft: NeedsAssessment) -> Reading:
    """How it stands with the draft: what came in after it was computed as a whole goes into the next one."""
    if draft.is_behind or _lacks_decisions(consultation, draft):
        return Reading(is_waiting=True, since=_since(consultation))
    return Reading()


def _lacks_decisions(consultation: Consultation, draft: NeedsAssessment) -> bool:
    """Whether people have decided of texts since, or the draft is of a time when nobody knew whether it lacks texts."""
    if not are_voices_due(consultation):
        return False
    report = voice_report(consultation)
    return draft.has_unknown_basis or report is None or report.review.get("decided") != decisions(consultation)


def _since(consultation: Consultation) -> datetime | None:
    jobs = OutboxEntry.job.in_((Job.HEAR_VOICES.value, Job.DRAFT_ASSESSMENT.value))
    return db.session.scalar(select(func.min(OutboxEntry.created_at)).where(jobs, OutboxEntry.target_id == consultation.id))
