"""Testimonies: how many of the people who write speak of the need, as far as their texts are sorted."""

from typing import ClassVar

import numpy as np

from consult.assessments.indicators.contract import Figures
from consult.assessments.inputs import Inputs
from consult.assessments.methods.ranks import Ranks
from consult.assessments.methods.small_shares import small_shares
from consult.assessments.methods.wilson import wilson_shares
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.web.locale import share


class TestimonyShare:
    """People whose own words were found to speak of the need, by a person or surely enough by a program."""

    key: ClassVar[str] = "testimony_share"
    label: ClassVar[LazyText] = _l("In people’s own words")
    definition: ClassVar[LazyText] = _l(
        "Among people who wrote something in the diagnostic and whose texts are sorted, the share who speak of this need."
    )
    unit: ClassVar[str] = "share"
    digits: ClassVar[int] = 4

    def compute(self, inputs: Inputs, ranks: Ranks) -> Figures:
        """Shares of those whose texts are sorted, with their Wilson interval; nothing where those are none."""
        told = inputs.voices.get("texts", {}).get("needs", {})
        pairs = [(told.get(need.uid, {}).get("count") or 0, told.get(need.uid, {}).get("base") or 0) for need in inputs.needs]
        count, base = np.array(pairs, np.int64).reshape(-1, 2).T
        shares = wilson_shares(count, base)
        return Figures(shares.value, shares.low, shares.high, shares.base, small_shares(count, base))

    def written(self, value: float) -> str:
        """A percentage."""
        return share(value)
