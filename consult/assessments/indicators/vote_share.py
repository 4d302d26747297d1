"""Vote share: how many ballots chose something for the need."""

from typing import ClassVar

from consult.assessments.indicators.contract import Figures
from consult.assessments.inputs import Inputs
from consult.assessments.methods.ranks import Ranks
from consult.assessments.methods.wilson import wilson_shares
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.web.locale import share


class VoteShare:
    """Ballots that chose the need or an idea for it, among the ballots of the votes where they could."""

    key: ClassVar[str] = "vote_share"
    label: ClassVar[LazyText] = _l("Vote")
    definition: ClassVar[LazyText] = _l(
        "The share of ballots that chose this need, or at least one idea for it, in the votes where that was possible."
    )
    unit: ClassVar[str] = "share"
    digits: ClassVar[int] = 4

    def compute(self, inputs: Inputs, ranks: Ranks) -> Figures:
        """Shares of ballots, with their Wilson interval."""
        shares = wilson_shares(inputs.choosers, inputs.ballots)
        return Figures(shares.value, shares.low, shares.high, shares.base)

    def written(self, value: float) -> str:
        """A percentage."""
        return share(value)
