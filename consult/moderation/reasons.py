"""Why a contribution may be returned to its author: the published rules, in the order in which moderators choose."""

from dataclasses import dataclass

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.core.kinds import Kinds


@dataclass(frozen=True)
class Reason:
    """One published reason, and what the author can do about it."""

    key: str
    label: LazyText
    advice: LazyText


REASONS: Kinds[Reason] = Kinds(
    Reason("unclear", _("We do not understand what is proposed"), _("Say what would be done, where and for whom.")),
    Reason("off_topic", _("It is about something else than this consultation"), _("Say which need of the place it answers.")),
    Reason("several", _("It holds several ideas"), _("Send each idea by itself, so that each can be supported.")),
    Reason("same", _("Somebody has already proposed the same"), _("Support that idea, or say what yours adds to it.")),
    Reason("person", _("It names or describes a private person"), _("Take out names, addresses and telephone numbers.")),
    Reason("respect", _("It insults people or treats them as lesser"), _("Say the same thing without hurting anybody.")),
    Reason("advertising", _("It advertises a business, a party or a candidate"), _("Say what is proposed, not who sells it.")),
)
