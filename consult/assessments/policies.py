"""Who may see, compute and publish assessments."""

from consult.assessments.models import NeedsAssessment
from consult.assessments.run_models import AssessmentRun
from consult.consultations.models import Consultation
from consult.consultations.policies import may_view_consultation
from consult.core.actors import Actor
from consult.core.errors import NotFound


def may_view_assessments(actor: Actor, consultation: Consultation) -> bool:
    """Whoever may see the consultation."""
    return may_view_consultation(actor, consultation)


def may_view_assessment(actor: Actor, assessment: NeedsAssessment) -> bool:
    """Everybody once it is published; a draft exists for organisers alone, once they may read it (raises NotFound)."""
    is_read = assessment.seen_at is not None and may_manage_assessments(actor, assessment.consultation)
    if assessment.is_published or is_read:
        return may_view_assessments(actor, assessment.consultation)
    raise NotFound


def may_manage_assessments(actor: Actor, consultation: Consultation) -> bool:
    """The organisers of the consultation."""
    return actor.is_organiser_of(consultation.organisation_id)


def may_request_draft(actor: Actor, consultation: Consultation) -> bool:
    """The organisers of the consultation."""
    return may_manage_assessments(actor, consultation)


def may_look_at_draft(actor: Actor, consultation: Consultation) -> bool:
    """The organisers of the consultation; each look while people answer is noted."""
    return may_manage_assessments(actor, consultation)


def may_publish_assessment(actor: Actor, consultation: Consultation) -> bool:
    """The organisers of the consultation; whether its stage is open is asked of the database, while publishing."""
    return may_manage_assessments(actor, consultation)


def may_cancel_run(actor: Actor, run: AssessmentRun) -> bool:
    """The organisers of the consultation."""
    return may_manage_assessments(actor, run.consultation)


def may_choose_recipe(actor: Actor, consultation: Consultation) -> bool:
    """The organisers of the consultation; whether it is not too late is asked while choosing."""
    return may_manage_assessments(actor, consultation)


def may_code_texts(actor: Actor, consultation: Consultation) -> bool:
    """Moderators and organisers of the organisation: they read what people write anyway."""
    return actor.is_moderator_of(consultation.organisation_id)
