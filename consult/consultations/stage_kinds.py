"""What a kind of stage is; the kinds themselves stand in the features and are listed in `consult/stages.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _

STAGE_KEYS = ("diagnostic", "ideas", "vote", "assessment", "projects")
STAGE_LABELS = {
    "diagnostic": _("Diagnostic"),
    "ideas": _("Ideas"),
    "vote": _("Vote"),
    "assessment": _("Assessment"),
    "projects": _("Projects"),
}
# Stages that may stay open until further notice; votes of such a stage are closed by hand.
OPEN_ENDED = ("vote", "assessment", "projects")


@dataclass(frozen=True)
class StageKind:
    """A kind of stage: its words, its icon, where one enters it and the actions it opens.

    A stage that asks something of people has an `invitation`, and the `verb` of what they do. `is_finished` says of a
    consultation whose stage is open whether there is nothing left to do in it all the same.
    """

    key: str
    label: LazyText
    icon: str
    entry: str
    actions: tuple[str, ...] = ()
    invitation: LazyText | str = ""
    verb: LazyText | str = ""
    is_finished: Callable[[Any], bool] = lambda consultation: False
