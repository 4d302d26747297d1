"""Ideas as moderators read them."""

from consult.core.i18n import lazy_gettext as _
from consult.ideas.models import Idea
from consult.moderation.subjects import ReviewableKind, register


def _need_of(idea: Idea) -> str:
    return idea.need.statement if idea.need else ""


register(ReviewableKind("idea", _("Idea"), Idea, _need_of, "ideas.show", "ideas.revise"))
