"""The vote as a stage of a consultation."""

from consult.consultations.stage_kinds import STAGE_LABELS, StageKind
from consult.core.i18n import lazy_gettext as _
from consult.votes.queries import are_all_closed

STAGE = StageKind(
    key="vote",
    label=STAGE_LABELS["vote"],
    invitation=_("Choose the ideas and the needs that should come first."),
    icon="vote",
    entry="votes.index",
    actions=("votes.cast_ballot",),
    verb=_("Cast your ballot"),
    is_finished=are_all_closed,
)
