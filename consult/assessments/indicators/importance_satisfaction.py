"""Importance-satisfaction: what many name and few are satisfied with; the order of the needs."""

from typing import ClassVar

import numpy as np

from consult.assessments.indicators.contract import Figures
from consult.assessments.inputs import Inputs
from consult.assessments.methods.importance_satisfaction import importance_satisfaction, index_interval
from consult.assessments.methods.ranks import Ranks
from consult.assessments.methods.small_shares import SmallShares, small_parts, small_shares
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.web.locale import number


class ImportanceSatisfaction:
    """I (1 − S), with the interval of the bootstrap, never narrower than the two shares allow.

    It rests on those with an opinion, the smaller of its two bases.
    """

    key: ClassVar[str] = "importance_satisfaction"
    label: ClassVar[LazyText] = _l("Urgency")
    definition: ClassVar[LazyText] = _l(
        "Importance times the share of people who are not satisfied, between 0 and 1. "
        "It is high where many people name the need and few are satisfied."
    )
    unit: ClassVar[str] = "index"
    digits: ClassVar[int] = 4

    def compute(self, inputs: Inputs, ranks: Ranks) -> Figures:
        """The index of each need."""
        named, satisfied = inputs.counts.importance(), inputs.counts.satisfaction()
        index = importance_satisfaction(named.value, satisfied.value)
        ends = index_interval(named, satisfied, (ranks.index_low, ranks.index_high))
        return Figures(index, *ends, np.minimum(named.base, satisfied.base), self._small(inputs))

    def _small(self, inputs: Inputs) -> SmallShares:
        """The index tells the one share to whoever knows the other."""
        counts = inputs.counts
        named = small_parts(counts.named, counts.respondents, inputs.pickers)
        satisfied = small_shares(counts.satisfied, counts.valid)
        ends = named.at_least * (1 - satisfied.at_most), named.at_most * (1 - satisfied.at_least)
        return SmallShares(named.is_small | satisfied.is_small, *ends)

    def written(self, value: float) -> str:
        """Four decimals."""
        return number(value, 4)
