"""The assessment as a stage of a consultation."""

from consult.consultations.stage_kinds import STAGE_LABELS, StageKind

STAGE = StageKind(
    key="assessment",
    label=STAGE_LABELS["assessment"],
    icon="assessment",
    entry="assessments.index",
    actions=("assessments.publish_assessment",),
)
