"""The diagnostic as a stage of a consultation."""

from consult.consultations.readiness import Requirement, require
from consult.consultations.stage_kinds import STAGE_LABELS, StageKind
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.queries import has_questionnaire

STAGE = StageKind(
    key="diagnostic",
    label=STAGE_LABELS["diagnostic"],
    invitation=_("Say what works here and what is missing."),
    icon="diagnostic",
    entry="diagnostics.answer",
    actions=("diagnostics.submit_response",),
    verb=_("Answer the questions"),
)

require(Requirement(_("The diagnostic has no questionnaire yet."), has_questionnaire, STAGE.key))
