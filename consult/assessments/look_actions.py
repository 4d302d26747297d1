"""Reading the draft before it is published."""

from consult.assessments.looking import let_read
from consult.assessments.models import NeedsAssessment
from consult.assessments.policies import may_look_at_draft
from consult.consultations.models import Consultation
from consult.core.actions import action
from consult.core.actors import Actor


@action(may_look_at_draft)
def look_at_draft(actor: Actor, consultation: Consultation) -> NeedsAssessment | None:
    """The draft organisers may read now, or None; the look stands in the journal with its name."""
    return let_read(consultation)
