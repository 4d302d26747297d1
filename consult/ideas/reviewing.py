"""Ideas as moderators read them."""

from consult.core.i18n import lazy_gettext as _
from consult.core.outbox import ring
from consult.ideas.models import Idea
from consult.jobs import Job
from consult.moderation.subjects import ReviewableKind, register


def _need_of(idea: Idea) -> str:
    return idea.need.statement if idea.need else ""


def _draft_with_or_without(idea: Idea) -> None:
    """The draft tells of the ideas that the public sees, and printed assessments quote them."""
    ring(Job.DRAFT_ASSESSMENT, idea.consultation_id)


register(
    ReviewableKind("idea", _("Idea"), Idea, _need_of, "ideas.show", "ideas.revise", decided=_draft_with_or_without),
)
