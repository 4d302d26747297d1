"""Letting organisers read the draft, from the pages that show it: while people answer each look stands in the journal."""

from sqlalchemy.orm import selectinload

from consult.assessments import policies, queries
from consult.assessments.look_actions import look_at_draft
from consult.assessments.looking import has_news, is_answered
from consult.assessments.models import Estimate, NeedsAssessment
from consult.consultations.models import Consultation
from consult.core.lookup import by_uid
from consult.web.access import current_actor

WITH_EVIDENCE = selectinload(NeedsAssessment.estimates).selectinload(Estimate.evidence)


def draft_to_read(consultation: Consultation) -> NeedsAssessment | None:
    """The draft an organiser reads; noted where it is another one than before."""
    return look_at_draft(current_actor(), consultation) if has_news(consultation) else queries.seen_draft(consultation)


def opened(uid: str) -> NeedsAssessment:
    """The assessment of that uid; it is noted who opens a draft while people answer. Raises NotFound."""
    found = by_uid(NeedsAssessment, uid)
    made = found.consultation
    is_draft = not found.is_published and policies.may_look_at_draft(current_actor(), made)
    if is_draft and (has_news(made) or not is_answered(made)):
        look_at_draft(current_actor(), made)
    return by_uid(NeedsAssessment, uid, WITH_EVIDENCE)
