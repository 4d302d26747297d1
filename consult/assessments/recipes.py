"""How an assessment is made: chosen, or left as it stands here, before the first answer; public; stored with each run."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from consult.assessments.methods.ranks import MIN_DRAWS
from consult.assessments.orderings import ORDERINGS
from consult.core.disclosure import THRESHOLD

INTERVAL = 0.95
# The keys of the indicators, in their order, as the indicators themselves stand above.
INDICATOR_KEYS = (
    "importance",
    "satisfaction",
    "importance_satisfaction",
    "intensity",
    "mean_weighted_discrepancy",
    "ranked_discrepancy",
    "vote_share",
    "supporters",
    "group_agreement",
    "testimony_share",
    "coverage",
)
INEQUALITY = "inequality"
CAP = (0.3, 3.0)


@dataclass(frozen=True)
class Recipe:
    """Which figures each need gets, which rule orders the needs, and whether weights are used.

    `weight_by`: names of variables, or None for every one whose shares in the population are known; `cap`: the least and
    the most a weight may be, times the mean; `is_order_weighted`: whether the order goes by weighted participants.
    """

    indicators: tuple[str, ...] = (*INDICATOR_KEYS, INEQUALITY)
    order_by: str = next(iter(ORDERINGS.keys()))
    weight_by: tuple[str, ...] | None = None
    cap: tuple[float, float] = CAP
    is_order_weighted: bool = False

    def as_json(self) -> dict[str, Any]:
        """What is stored with a run and published."""
        return {
            "indicators": [key for key in self.indicators if key != INEQUALITY],
            "inequality": INEQUALITY in self.indicators,
            "order_by": self.order_by,
            "weight_by": None if self.weight_by is None else list(self.weight_by),
            "cap": list(self.cap),
            "order_weighted": self.is_order_weighted,
            "seed": "answers",
            "draws": MIN_DRAWS,
            "interval": INTERVAL,
            "threshold": THRESHOLD,
        }

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """The recipe that was stored."""
        weight_by = stored["weight_by"]
        return cls(
            indicators=(*stored["indicators"], *([INEQUALITY] if stored["inequality"] else [])),
            order_by=stored["order_by"],
            weight_by=None if weight_by is None else tuple(weight_by),
            cap=(stored["cap"][0], stored["cap"][1]),
            is_order_weighted=stored["order_weighted"],
        )


USUAL = Recipe()
RECIPE: dict[str, Any] = USUAL.as_json()
