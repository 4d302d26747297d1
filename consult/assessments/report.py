"""What a report shows of an assessment, in the order it is read."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any, ClassVar

from consult.assessments.indicators import INDICATORS
from consult.assessments.indicators.contract import Indicator
from consult.assessments.methods.ranks import SURE_FROM
from consult.assessments.models import Estimate, NeedsAssessment
from consult.assessments.orderings import ORDERINGS, Ordering
from consult.assessments.weighting_refusals import INDICATIVE, refusal_sentence
from consult.core.i18n import LazyText
from consult.core.i18n import gettext as _

NAMED_FIRST = 3
# A group is missed where its share lies so far below that of those who live there; the groups most missed are named.
MISSED_FROM, MISSED_AT_MOST = 0.05, 3
# How high on the plane the most named need stands, so that its dot is not cut by the edge.
TOP = 0.92
ORDER = INDICATORS["importance_satisfaction"]
Ends = tuple[float, float]


@dataclass(frozen=True)
class Point:
    """A need on the plane of importance and satisfaction, each placed from 0 to 1 along its axis.

    `up`, `along`: between what the one and the other lie where the figure itself is not shown; the place is then their middle.
    """

    label: str
    importance: float
    satisfaction: float
    importance_text: str
    satisfaction_text: str
    up: Ends | None = None
    along: Ends | None = None


@dataclass(frozen=True)
class Bar:
    """A need with a bar from 0 to 1, its interval and both in words; `within`: between what it ends where that is not shown."""

    label: str
    value: float
    low: float | None
    high: float | None
    text: str
    interval: str
    within: Ends | None = None


@dataclass(frozen=True)
class Report:
    """An assessment as people read it."""

    SURE_FROM: ClassVar[int] = SURE_FROM  # people
    FEW: ClassVar[int] = 5  # needs that share the first place; of more none stands out

    assessment: NeedsAssessment

    @property
    def order(self) -> Indicator:
        """The figure the needs are put in order by."""
        return INDICATORS[self.ordering.key]

    @property
    def ordering(self) -> Ordering:
        """The rule the needs are put in order by."""
        return ORDERINGS[self.assessment.recipe["order_by"]]

    @property
    def weighting(self) -> dict[str, Any] | None:
        """What weights cost; None where there are none, `refused` in it where they are refused."""
        return self.assessment.inputs.get("weighting")

    @property
    def has_weights(self) -> bool:
        """Whether weighted participants stand beside those counted."""
        return self.weighting is not None and "refused" not in self.weighting

    @property
    def is_order_weighted(self) -> bool:
        """Whether the order goes by weighted participants: the rules say so, and there are weights."""
        return bool(self.assessment.recipe["order_weighted"]) and self.has_weights

    @property
    def refusal(self) -> str:
        """Why participants are not weighted; empty where nobody wanted to or they are."""
        return refusal_sentence(self.weighting) if self.weighting and "refused" in self.weighting else ""

    @property
    def cautions(self) -> list[LazyText]:
        """Why weighted figures are only indicative."""
        return [INDICATIVE[code] for code in (self.weighting or {}).get("indicative", ())]

    @property
    def bands(self) -> list[list[Estimate]]:
        """The ranked needs in order, those that cannot be told apart together."""
        ranked = [estimate for estimate in self.assessment.estimates if estimate.figures["band"]]
        return [list(band) for _number, band in groupby(ranked, key=lambda estimate: estimate.figures["band"])]

    @property
    def is_indicative(self) -> bool:
        """Whether what is named first rests on so few people, or so small an effective sample, that its place is indicative."""
        figures = [estimate.figures.get(self.order.key) for band in self.leading for estimate in band]
        bases = [figure["base"] for figure in figures if figure and figure.get("base") is not None]
        bases.append(self.assessment.inputs.get("respondents", SURE_FROM))
        if self.is_order_weighted:
            bases.append((self.weighting or {})["n_eff"])
        return any(base < SURE_FROM for base in bases)

    @property
    def unranked(self) -> list[Estimate]:
        """The needs that too few people rated, or none."""
        return [estimate for estimate in self.assessment.estimates if not estimate.figures["band"]]

    @property
    def leading(self) -> list[list[Estimate]]:
        """The bands the summary names: the first one, and those after it as long as they make three needs at most."""
        leading = self.bands[:1]
        for band in self.bands[1:]:
            if sum(map(len, leading)) + len(band) > NAMED_FIRST:
                break
            leading.append(band)
        return leading

    @property
    def naming(self) -> list[Indicator]:
        """The figures that say most of a need in few words."""
        return [one for one in self.indicators if one.key in ("importance", "satisfaction")]

    @property
    def missed(self) -> list[dict[str, Any]]:
        """The groups of whom much fewer answered than live there, those most missed first."""
        rows = [row for one in self.assessment.inputs.get("who", ()) for row in one["rows"]]
        known = [row for row in rows if row["share"] is not None and row["population"] is not None]
        far = [row for row in known if row["population"] - row["share"] >= MISSED_FROM]
        return sorted(far, key=lambda row: row["share"] - row["population"])[:MISSED_AT_MOST]

    @property
    def indicators(self) -> list[Indicator]:
        """The indicators of its recipe, but for those nobody was asked about."""
        return [INDICATORS[key] for key in self.assessment.recipe["indicators"] if self._is_known(key)]

    def _is_known(self, key: str) -> bool:
        return any(estimate.figures.get(key) for estimate in self.assessment.estimates)

    def tied_with(self, estimate: Estimate) -> list[Estimate]:
        """The needs whose places overlap with those of this one, in order."""
        return [other for other in self.assessment.estimates if other.need.uid in estimate.figures["tied"]]

    def points(self) -> list[Point]:
        """The needs whose importance and satisfaction are known; importance stands relative to the most named need."""
        importance, satisfaction = INDICATORS["importance"], INDICATORS["satisfaction"]
        known = [(one, _within(one, importance.key), _within(one, satisfaction.key)) for one in self.assessment.estimates]
        pairs = [(one, named, content) for one, named, content in known if named and content]
        most = max((named[1] for _one, named, _content in pairs), default=0) or 1
        return [
            _point(one, (TOP * named[0] / most, TOP * named[1] / most), content, importance, satisfaction)
            for one, named, content in pairs
        ]

    def order_bars(self) -> list[Bar]:
        """The index that puts the needs in order; the longest bar ends where the highest interval does."""
        return self._bars(ORDER, self._longest(ORDER))

    def vote_bars(self) -> list[Bar]:
        """The vote shares, the largest first."""
        return sorted(self._bars(INDICATORS["vote_share"], 1.0), key=lambda bar: -bar.value)

    def _longest(self, indicator: Indicator) -> float:
        figures = [figure for one in self.assessment.estimates if (figure := one.figure(indicator.key))]
        bounds = [ends[1] for one in self.assessment.estimates if (ends := one.bounds(indicator.key))]
        return max([*(figure["high"] or figure["value"] for figure in figures), *bounds], default=0) or 1

    def _bars(self, indicator: Indicator, longest: float) -> list[Bar]:
        bars = [_bar_of(estimate, indicator, longest) for estimate in self.assessment.estimates]
        return [bar for bar in bars if bar]


def _within(estimate: Estimate, key: str) -> Ends | None:
    """Between what the figure lies; where it is shown, itself twice."""
    if figure := estimate.figure(key):
        return float(figure["value"]), float(figure["value"])
    return estimate.bounds(key)


def _point(estimate: Estimate, up: Ends, along: Ends, importance: Indicator, satisfaction: Indicator) -> Point:
    """Where figures are not shown it stands in the middle of what they may be, which is drawn around it."""
    words = _told(estimate, importance), _told(estimate, satisfaction)
    open_ends = (ends if ends[0] < ends[1] else None for ends in (up, along))
    return Point(estimate.statement, sum(up) / 2, sum(along) / 2, *words, *open_ends)


def _told(estimate: Estimate, indicator: Indicator) -> str:
    """The figure in words, or between what it lies."""
    if figure := estimate.figure(indicator.key):
        return indicator.written(figure["value"])
    low, high = estimate.bounds(indicator.key) or (0.0, 0.0)
    return _("between %(low)s and %(high)s", low=indicator.written(low), high=indicator.written(high))


def _bar_of(estimate: Estimate, indicator: Indicator, longest: float) -> Bar | None:
    """The bar of a figure; where it is not shown, one that is surely not too long, with where it may end."""
    if figure := estimate.figure(indicator.key):
        return _bar(estimate.statement, figure, indicator, longest)
    if ends := estimate.bounds(indicator.key):
        within = ends[0] / longest, ends[1] / longest
        return Bar(estimate.statement, within[0], None, None, _told(estimate, indicator), "", within)
    return None


def _bar(label: str, figure: dict[str, float | None], indicator: Indicator, longest: float) -> Bar:
    value, low, high = figure["value"] or 0.0, figure["low"], figure["high"]
    interval = "" if low is None or high is None else f"{indicator.written(low)} – {indicator.written(high)}"
    low, high = (None if end is None else end / longest for end in (low, high))
    return Bar(label, value / longest, low, high, indicator.written(value), interval)
