"""The rules that decide between equals, in words."""

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.votes.counting_rules.election import TieRule

TIE_LABELS: dict[TieRule, LazyText] = {
    TieRule.FILE: _("The one that stands higher on the ballot"),
    TieRule.COST: _("The one that costs less, then the one higher on the ballot"),
    TieRule.NAME: _("The one whose identifier comes first in the alphabet"),
}
TIE_WORDS: dict[TieRule, LazyText] = {
    TieRule.FILE: _("If two options are equal, the one that stands higher on the ballot comes first, and the result says so."),
    TieRule.COST: _(
        "If two options are equal, the one that costs less comes first, then the one that stands higher on the ballot, "
        "and the result says so."
    ),
    TieRule.NAME: _(
        "If two options are equal, the one whose identifier comes first in the alphabet goes first, and the result says so."
    ),
}
