"""The projects as a stage of a consultation."""

from consult.consultations.stage_kinds import STAGE_LABELS, StageKind
from consult.core.i18n import lazy_gettext as _

STAGE = StageKind(
    key="projects",
    label=STAGE_LABELS["projects"],
    invitation=_("See what is being tried, with whom, and what it changes."),
    icon="projects",
    entry="projects.index",
    actions=("projects.start_project",),
)
