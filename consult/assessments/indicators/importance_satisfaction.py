"""Importance-satisfaction: what many name and few are satisfied with; the order of the needs."""

from typing import ClassVar

import numpy as np

from consult.assessments.indicators.contract import Figures
from consult.assessments.inputs import Inputs
from consult.assessments.methods.importance_satisfaction import importance_satisfaction
from consult.assessments.methods.ranks import Ranks
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.web.locale import number


class ImportanceSatisfaction:
    """I (1 − S), with the interval of the bootstrap; it rests on those with an opinion, the smaller of its two bases."""

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
        return Figures(index, ranks.index_low, ranks.index_high, np.minimum(named.base, satisfied.base))

    def written(self, value: float) -> str:
        """Four decimals."""
        return number(value, 4)
