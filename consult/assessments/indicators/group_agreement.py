"""Agreement of all groups: what even the opinion group that agrees least agrees with."""

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np

from consult.assessments.indicators.contract import Figures
from consult.assessments.inputs import Inputs
from consult.assessments.methods.ranks import Ranks
from consult.assessments.need_voices import of_need
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.web.locale import share


class GroupAgreement:
    """The lowest bound of agreement over the opinion groups, of the statement about the need that unites them most."""

    key: ClassVar[str] = "group_agreement"
    label: ClassVar[LazyText] = _l("Agreement of all groups")
    definition: ClassVar[LazyText] = _l(
        "In each opinion group at least this share agrees with a statement about this need, chance taken into account. "
        "Of several statements the one that unites most counts."
    )
    unit: ClassVar[str] = "share"
    digits: ClassVar[int] = 4

    def compute(self, inputs: Inputs, ranks: Ranks) -> Figures:
        """Lower bounds, which have no interval of their own; nothing where there are no groups."""
        best = [max(_uniting(inputs.voices, need.uid), default=(np.nan, 0)) for need in inputs.needs]
        value = np.array([lower for lower, _base in best], np.float64)
        nowhere = np.full(len(best), np.nan)
        return Figures(value, nowhere, nowhere, np.array([base for _lower, base in best], np.int64))

    def written(self, value: float) -> str:
        """A percentage."""
        return share(value)


def _uniting(voices: Mapping[str, Any], need: str) -> list[tuple[float, int]]:
    """The bound and the people of each statement about the need on which all groups spoke."""
    told = of_need(voices, need).get("agreement", ())
    return [(one["lower"], one["base"] or 0) for one in told if one["lower"] is not None]
