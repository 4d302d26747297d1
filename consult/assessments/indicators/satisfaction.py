"""Satisfaction: how many participants are satisfied with what answers the need today."""

from typing import ClassVar

from consult.assessments.indicators.contract import Figures
from consult.assessments.inputs import Inputs
from consult.assessments.methods.ranks import Ranks
from consult.assessments.methods.small_shares import small_shares
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.web.locale import share


class Satisfaction:
    """The share of 4 and 5 among the valid answers."""

    key: ClassVar[str] = "satisfaction"
    label: ClassVar[LazyText] = _l("Satisfaction")
    definition: ClassVar[LazyText] = _l(
        "The share of satisfied people (4 or 5 out of 5) among participants who gave an opinion on what answers this need today."
    )
    unit: ClassVar[str] = "share"
    digits: ClassVar[int] = 4

    def compute(self, inputs: Inputs, ranks: Ranks) -> Figures:
        """Shares of those with an opinion, with their Wilson interval."""
        shares = inputs.counts.satisfaction()
        return Figures(shares.value, shares.low, shares.high, shares.base, small_shares(inputs.counts.satisfied, shares.base))

    def written(self, value: float) -> str:
        """A percentage."""
        return share(value)
