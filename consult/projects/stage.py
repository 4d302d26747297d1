"""The projects as a stage of a consultation."""

from consult.consultations.stage_kinds import STAGE_LABELS, StageKind

STAGE = StageKind(
    key="projects",
    label=STAGE_LABELS["projects"],
    icon="projects",
    entry="projects.index",
    actions=("projects.start_project",),
)
