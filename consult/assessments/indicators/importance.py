"""Importance: how many participants name the need among those that matter most."""

from typing import ClassVar

from consult.assessments.indicators.contract import Figures
from consult.assessments.inputs import Inputs
from consult.assessments.methods.ranks import Ranks
from consult.assessments.methods.small_shares import small_parts
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.web.locale import share


class Importance:
    """The share of all respondents who name the need."""

    key: ClassVar[str] = "importance"
    label: ClassVar[LazyText] = _l("Importance")
    definition: ClassVar[LazyText] = _l(
        "The share of all participants in the diagnostic who name this need among those that matter most: its prevalence, "
        "how widespread it is among them."
    )
    unit: ClassVar[str] = "share"
    digits: ClassVar[int] = 4

    def compute(self, inputs: Inputs, ranks: Ranks) -> Figures:
        """Shares of all respondents, with their Wilson interval."""
        shares = inputs.counts.importance()
        small = small_parts(inputs.counts.named, inputs.counts.respondents, inputs.pickers)
        return Figures(shares.value, shares.low, shares.high, shares.base, small)

    def written(self, value: float) -> str:
        """A percentage."""
        return share(value)
