"""The rules by which needs can be put in order; one is chosen and published before the first answer."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.importance_satisfaction import importance_satisfaction
from consult.assessments.methods.need_counts import NeedCounts
from consult.assessments.methods.ranks import OrderingRule
from consult.assessments.methods.wilson import Counts, Floats
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.core.kinds import Kinds


def most_named(importance: Floats, satisfaction: Floats) -> Floats:
    """I, the share of participants naming the need."""
    return importance


def least_satisfied(importance: Floats, satisfaction: Floats) -> Floats:
    """1 − S, the share of people who are not satisfied among those with an opinion."""
    return 1.0 - satisfaction


@dataclass(frozen=True)
class Ordering:
    """A rule of order; its `key` is that of the indicator it goes by. `needs_names`, `needs_ratings`: what must be asked."""

    key: str
    label: LazyText
    rule: OrderingRule
    needs_names: bool
    needs_ratings: bool

    def is_asked(self, counts: NeedCounts) -> NDArray[np.bool_]:
        """bool (m,): whether what the rule goes by was asked of each need."""
        return (counts.is_pickable | (not self.needs_names)) & (counts.is_rated | (not self.needs_ratings))

    def base(self, counts: NeedCounts) -> Counts:
        """int64 (m,): the people behind the index of each need, the fewer where it rests on two figures."""
        named = np.full(counts.needs, counts.respondents)
        if not self.needs_ratings:
            return named
        return np.minimum(named, counts.valid) if self.needs_names else counts.valid


ORDERINGS: Kinds[Ordering] = Kinds(
    Ordering(
        "importance_satisfaction",
        _("By urgency: importance × (1 − satisfaction), the largest first"),
        importance_satisfaction,
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
    ),
)
