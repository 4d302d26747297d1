"""What leaves the first place of an assessment open beside chance: weights that are worth little, or that say otherwise."""

from collections.abc import Iterator
from typing import Any

from consult.assessments.models import Estimate
from consult.assessments.report import Report
from consult.core.i18n import gettext as _


def doubts(report: Report) -> list[str]:
    """A sentence for each thing the first place does not withstand, told from the figures of the page alone; empty for none."""
    return list(_doubts(report)) if report.bands and report.has_weights else []


def _doubts(report: Report) -> Iterator[str]:
    rivals = [] if report.is_order_weighted else _rivals(report)
    first = {one.statement for one in report.bands[0]}
    if rivals and rivals[0].statement not in first:
        yield _(
            "Where each group counts as much as its share of the inhabitants, “%(need)s” comes first.", need=rivals[0].statement
        )
    elif len(rivals) > 1 and len(first) == 1:
        yield _(
            "Where each group counts as much as its share of the inhabitants, “%(need)s” and “%(other)s” cannot be told apart.",
            need=rivals[0].statement,
            other=rivals[1].statement,
        )
    if report.cautions and (report.is_order_weighted or rivals):
        yield _("Weights are only indicative here: %(reasons)s.", reasons=", ".join(map(str, report.cautions)))


def _rivals(report: Report) -> list[Estimate]:
    """The need that comes first among weighted participants, then those whose interval meets its own; none without weights."""
    sign = -1 if report.ordering.is_turned else 1
    known = [(figure, one) for one in report.assessment.estimates if (figure := _weighted(one, report)) is not None]
    in_order = sorted(known, key=lambda pair: -sign * pair[0]["value"])
    return [one for figure, one in in_order if _meets(figure, in_order[0][0])]


def _weighted(estimate: Estimate, report: Report) -> dict[str, Any] | None:
    figure: dict[str, Any] | None = (estimate.figures.get("weighted") or {}).get(report.order.key)
    return figure


def _meets(one: dict[str, Any], other: dict[str, Any]) -> bool:
    if None in (one["low"], one["high"], other["low"], other["high"]):
        return True
    return bool(one["low"] <= other["high"] and other["low"] <= one["high"])
