"""Why participants cannot be weighted: one class for each reason, with its code and a sentence that says what to do."""

from typing import ClassVar

from consult.core.errors import InvalidInput
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _


class Unweighable(InvalidInput):
    """Participants cannot be weighted. `code` names the reason; `margin`, `category`, `row` (from 0) what is to blame, if any."""

    code: ClassVar[str]

    def __init__(
        self, message: LazyText, *, margin: str | None = None, category: str | None = None, row: int | None = None
    ) -> None:
        super().__init__(message)
        self.margin, self.category, self.row = margin, category, row


class NobodyToWeigh(Unweighable):
    """There is no participant, or no margin."""

    code = "nobody"

    def __init__(self) -> None:
        super().__init__(_("There is nobody to weight, or no margin to weight by."))


class NotAShare(Unweighable):
    """A target is no number, or negative."""

    code = "not_a_share"

    def __init__(self, margin: str, category: str) -> None:
        text = _("The share of “%(category)s” (%(margin)s) is not a number from 0 to 1.", category=category, margin=margin)
        super().__init__(text, margin=margin, category=category)


class WrongTotal(Unweighable):
    """The targets of a margin do not sum to one."""

    code = "targets_sum"

    def __init__(self, margin: str, total: float) -> None:
        text = _(
            "The shares of “%(margin)s” sum to %(total)s instead of 1. "
            "Where they are counts or percentages, divide each by their sum.",
            margin=margin,
            total=f"{total:.10g}",
        )
        super().__init__(text, margin=margin)


class MissingValue(Unweighable):
    """A participant has no value in a margin."""

    code = "missing_value"

    def __init__(self, margin: str, row: int) -> None:
        text = _(
            "Row %(row)s has no value in “%(margin)s”: the value is empty. Fill it in, or leave this participant out.",
            row=row + 1,
            margin=margin,
        )
        super().__init__(text, margin=margin, category="", row=row)


class MissingTarget(Unweighable):
    """A value of the sample has no target."""

    code = "missing_target"

    def __init__(self, margin: str, category: str, row: int) -> None:
        text = _(
            "Row %(row)s has the value “%(category)s” in “%(margin)s”, which has no share among the margins.",
            row=row + 1,
            category=category,
            margin=margin,
        )
        super().__init__(text, margin=margin, category=category, row=row)


class EmptyCategory(Unweighable):
    """Nobody in the sample belongs to a category that has a target."""

    code = "empty_category"

    def __init__(self, margin: str, category: str) -> None:
        text = _(
            "No participant is in “%(category)s” (%(margin)s). "
            "Put it together with a category beside it, or leave this margin out.",
            category=category,
            margin=margin,
        )
        super().__init__(text, margin=margin, category=category)


class TooFewInCategory(Unweighable):
    """So few are in a category that the weights would tell who they are."""

    code = "too_few"

    def __init__(self, margin: str, category: str) -> None:
        text = _(
            "Too few participants are in “%(category)s” (%(margin)s) to be told apart from the others. "
            "Put it together with a category beside it, or leave this margin out.",
            category=category,
            margin=margin,
        )
        super().__init__(text, margin=margin, category=category)


class ZeroTarget(Unweighable):
    """The target of a category is 0, yet somebody is in it."""

    code = "zero_target"

    def __init__(self, margin: str, category: str) -> None:
        text = _(
            "The share of “%(category)s” (%(margin)s) is 0, yet there are participants in it. "
            "Put it together with a category beside it, or leave these participants out.",
            category=category,
            margin=margin,
        )
        super().__init__(text, margin=margin, category=category)


class Contradiction(Unweighable):
    """No weights above 0 reproduce the margins: they contradict each other for these participants."""

    code = "contradiction"

    def __init__(self, margin: str) -> None:
        text = _(
            "No weights reproduce all margins for these participants: “%(margin)s” contradicts the others. "
            "Put small categories together, or use fewer margins.",
            margin=margin,
        )
        super().__init__(text, margin=margin)


class NoConvergence(Unweighable):
    """The weights did not settle: whether there are any that reproduce the margins is not known."""

    code = "no_convergence"

    def __init__(self, margin: str, passes: int, gap: float) -> None:
        text = _(
            "The weights did not settle within %(passes)s passes over the margins: a share of “%(margin)s” is still %(gap)s off. "
            "Put small categories together, or use fewer margins.",
            margin=margin,
            passes=passes,
            gap=f"{gap:.2g}",
        )
        super().__init__(text, margin=margin)


class WrongCap(Unweighable):
    """The ends of a cap do not lie on both sides of 1."""

    code = "wrong_cap"

    def __init__(self) -> None:
        super().__init__(_("A cap goes from a number between 0 and 1 to a number above 1, as 0.3 and 3."))


class CapTooTight(Unweighable):
    """No weights within the cap were found that reproduce the margins."""

    code = "cap_too_tight"

    def __init__(self, low: float, high: float) -> None:
        ends = {"low": f"{low:g}", "high": f"{high:g}"}
        text = _(
            "No weights from %(low)s to %(high)s times the mean were found that reproduce the margins. Widen the cap.", **ends
        )
        super().__init__(text)


class CapBelowCategory(CapTooTight):
    """The participants of one category would need a mean weight outside of the cap."""

    def __init__(self, margin: str, category: str, needed: float) -> None:
        text = _(
            "Participants in “%(category)s” (%(margin)s) need a weight of %(needed)s on average, which the cap does not allow. "
            "Widen the cap, or put this category together with one beside it.",
            category=category,
            margin=margin,
            needed=f"{needed:.3g}",
        )
        Unweighable.__init__(self, text, margin=margin, category=category)
