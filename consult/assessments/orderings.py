"""The rules by which needs can be put in order; one is chosen and published before the first answer."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.need_counts import NeedCounts
from consult.assessments.methods.need_sums import NeedSums, urgency
from consult.assessments.methods.ranks import OrderingRule
from consult.assessments.methods.wilson import Counts, Floats
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.core.kinds import Kinds


def most_named(sums: NeedSums) -> Floats:
    """I, the share of participants naming the need."""
    return sums.importance


def least_satisfied(sums: NeedSums) -> Floats:
    """1 − S, the share of people who are not satisfied among those with an opinion."""
    return 1.0 - sums.satisfaction


def most_lacking(sums: NeedSums) -> Floats:
    """The ranked discrepancy turned round: 1 where everybody has less than matters to them."""
    return sums.lack


@dataclass(frozen=True)
class Ordering:
    """A rule of order; its `key` is that of the indicator it goes by.

    `needs_names`, `needs_ratings`, `needs_pairs`: what must be asked; pairs are ratings of importance and of what is there today.
    `is_turned`: whether the index is 1 minus the figure; `scale`: from what to what the figure goes.
    """

    key: str
    label: LazyText
    rule: OrderingRule
    needs_names: bool
    needs_ratings: bool
    needs_pairs: bool = False
    is_turned: bool = False
    scale: tuple[float, float] = (0.0, 1.0)

    def is_asked(self, counts: NeedCounts) -> NDArray[np.bool_]:
        """bool (m,): whether what the rule goes by was asked of each need."""
        is_paired = np.full(counts.needs, not self.needs_pairs) | (counts.paired > 0)
        return (counts.is_pickable | (not self.needs_names)) & (counts.is_rated | (not self.needs_ratings)) & is_paired

    def ends(self, low: Floats, high: Floats) -> tuple[Floats, Floats]:
        """Between what the index lies where the figure, as a part of its scale, lies between these."""
        return (1.0 - high, 1.0 - low) if self.is_turned else (low, high)

    def parts(self, figures: Floats) -> Floats:
        """(m,): the figures as parts of their scale, from 0 to 1."""
        least, most = self.scale
        return (figures - least) / (most - least)

    def base(self, counts: NeedCounts) -> Counts:
        """int64 (m,): the people behind the index of each need, the fewer where it rests on two figures."""
        if self.needs_pairs:
            return counts.paired
        named = np.full(counts.needs, counts.respondents)
        if not self.needs_ratings:
            return named
        return np.minimum(named, counts.valid) if self.needs_names else counts.valid


ORDERINGS: Kinds[Ordering] = Kinds(
    Ordering(
        "importance_satisfaction",
        _("By urgency: importance × (1 − satisfaction), the largest first"),
        urgency,
        needs_names=True,
        needs_ratings=True,
    ),
    Ordering("importance", _("By importance: the most named first"), most_named, needs_names=True, needs_ratings=False),
    Ordering(
        "satisfaction",
        _("By satisfaction: those that fewest people are satisfied with first"),
        least_satisfied,
        needs_names=False,
        needs_ratings=True,
        is_turned=True,
    ),
    Ordering(
        "ranked_discrepancy",
        _("By lack: those first of which most people have less than matters to them"),
        most_lacking,
        needs_names=False,
        needs_ratings=True,
        needs_pairs=True,
        is_turned=True,
        scale=(-100.0, 100.0),
    ),
)
