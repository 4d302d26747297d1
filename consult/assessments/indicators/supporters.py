"""Supporters: how many people stand behind the ideas for the need."""

from typing import ClassVar

import numpy as np

from consult.assessments.indicators.contract import Figures
from consult.assessments.inputs import Inputs
from consult.assessments.methods.ranks import Ranks
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.web.locale import number


class Supporters:
    """Distinct people; a count has no interval, as nobody was drawn."""

    key: ClassVar[str] = "supporters"
    label: ClassVar[LazyText] = _l("Supporters")
    definition: ClassVar[LazyText] = _l(
        "How many different people support at least one published idea for this need. Each person counts once."
    )
    unit: ClassVar[str] = "people"
    digits: ClassVar[int] = 0

    def compute(self, inputs: Inputs, ranks: Ranks) -> Figures:
        """Counts of people; nothing where nobody supports anything."""
        counted = np.where(inputs.supporters > 0, inputs.supporters, np.nan)
        nowhere = np.full(counted.shape, np.nan)
        return Figures(counted, nowhere, nowhere, inputs.supporters)

    def written(self, value: float) -> str:
        """A whole number."""
        return number(value, 0)
