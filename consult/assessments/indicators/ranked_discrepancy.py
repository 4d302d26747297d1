"""The ranked discrepancy: of a hundred people, how many more have above what matters to them than below."""

from typing import ClassVar

from consult.assessments.indicators.contract import Figures
from consult.assessments.indicators.pairs import figures_of_pairs
from consult.assessments.inputs import Inputs
from consult.assessments.methods.ranked_discrepancy import SCALE, ranked_discrepancy
from consult.assessments.methods.ranks import Ranks
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.web.locale import number

STEP = 10.0


class RankedDiscrepancy:
    """Of people who rate both, as Narine and Harder (2021) have it."""

    key: ClassVar[str] = "ranked_discrepancy"
    label: ClassVar[LazyText] = _l("Lack")
    definition: ClassVar[LazyText] = _l(
        "Of a hundred people, how many more have above what matters to them than below. "
        "A negative figure is a lack: at −100 everybody has less than matters to them."
    )
    unit: ClassVar[str] = "index"
    digits: ClassVar[int] = 2

    def compute(self, inputs: Inputs, ranks: Ranks) -> Figures:
        """The discrepancy of each need; nothing where nobody was asked to rate both."""
        return figures_of_pairs(inputs, ranked_discrepancy, (-SCALE, SCALE), STEP)

    def written(self, value: float) -> str:
        """A whole number."""
        return number(value, 0)
