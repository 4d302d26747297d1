"""Proposing and supporting ideas as a stage of a consultation."""

from consult.consultations.stage_kinds import STAGE_LABELS, StageKind
from consult.core.i18n import lazy_gettext as _

STAGE = StageKind(
    key="ideas",
    label=STAGE_LABELS["ideas"],
    invitation=_("Propose an idea, or support those of others."),
    icon="ideas",
    entry="ideas.index",
    actions=("ideas.submit_idea", "ideas.revise_idea", "ideas.endorse_idea", "ideas.withdraw_endorsement"),
    verb=_("Propose or support"),
)
