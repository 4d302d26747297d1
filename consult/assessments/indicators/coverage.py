"""Coverage: how many services answer the need today."""

from typing import ClassVar

import numpy as np

from consult.assessments.indicators.contract import SERVICES, Figures
from consult.assessments.inputs import Inputs
from consult.assessments.methods.ranks import Ranks
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.web.locale import number


class Coverage:
    """Services of the inventory of the territory; they are no people, so nothing of them is hidden."""

    key: ClassVar[str] = "coverage"
    label: ClassVar[LazyText] = _l("Services of today")
    definition: ClassVar[LazyText] = _l(
        "How many services the inventory of the territory lists under this need. 0: it lists none, though there may be some."
    )
    unit: ClassVar[str] = SERVICES
    digits: ClassVar[int] = 0

    def compute(self, inputs: Inputs, ranks: Ranks) -> Figures:
        """Counts of services; nothing where the territory has no inventory."""
        counts = [len(areas) if inputs.services else np.nan for areas in inputs.service_areas]
        nowhere = np.full(len(counts), np.nan)
        return Figures(np.array(counts, np.float64), nowhere, nowhere, np.zeros(len(counts), np.int64))

    def written(self, value: float) -> str:
        """A whole number."""
        return number(value, 0)
