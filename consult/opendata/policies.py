"""Who may download what."""

from consult.assessments.models import NeedsAssessment
from consult.assessments.policies import may_view_assessment
from consult.consultations.models import Consultation
from consult.core.actors import Actor
from consult.core.errors import NotFound


def may_download_assessment(actor: Actor, assessment: NeedsAssessment) -> bool:
    """Everybody once it is published; a draft is not open data (raises NotFound)."""
    if not assessment.is_published:
        raise NotFound
    return may_view_assessment(actor, assessment)


def may_download_ideas(actor: Actor, consultation: Consultation) -> bool:
    """Everybody once the consultation is published (raises NotFound before)."""
    if not consultation.is_published:
        raise NotFound
    return True
