"""The assessment as a stage of a consultation."""

from consult.consultations.stage_kinds import STAGE_LABELS, StageKind
from consult.core.i18n import lazy_gettext as _

STAGE = StageKind(
    key="assessment",
    label=STAGE_LABELS["assessment"],
    invitation=_("See what is needed most, and how sure we are."),
    icon="assessment",
    entry="assessments.index",
    actions=("assessments.publish_assessment",),
)
