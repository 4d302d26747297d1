"""The mean weighted discrepancy: how far what people have lies below what matters to them."""

from typing import ClassVar

from consult.assessments.indicators.contract import Figures
from consult.assessments.indicators.pairs import figures_of_pairs
from consult.assessments.inputs import Inputs
from consult.assessments.methods.mean_weighted_discrepancy import mean_weighted_discrepancy
from consult.assessments.methods.ranks import Ranks
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.web.locale import number

# All have one end of the scale of five and want the other; it is less far below.
MOST, STEP = 20.0, 0.5


class MeanWeightedDiscrepancy:
    """Of people who rate both, as Borich (1980) has it."""

    key: ClassVar[str] = "mean_weighted_discrepancy"
    label: ClassVar[LazyText] = _l("Weighted gap")
    definition: ClassVar[LazyText] = _l(
        "How far what people have lies below what matters to them, both rated from 1 to 5, "
        "times how much the need matters to all. 0: people have what matters to them."
    )
    unit: ClassVar[str] = "index"
    digits: ClassVar[int] = 4

    def compute(self, inputs: Inputs, ranks: Ranks) -> Figures:
        """The discrepancy of each need; nothing where nobody was asked to rate both."""
        return figures_of_pairs(inputs, mean_weighted_discrepancy, (-MOST, MOST), STEP, tells_marks=True)

    def written(self, value: float) -> str:
        """Two decimals."""
        return number(value, 2)
