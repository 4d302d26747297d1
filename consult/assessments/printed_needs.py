"""A need of an assessment on paper."""

from collections.abc import Iterator, Sequence
from typing import Any

from consult.assessments.evidence import of_themes
from consult.assessments.indicators.contract import Indicator
from consult.assessments.models import TODAY, Estimate, NeedsAssessment
from consult.assessments.page_words import EVIDENCE, NEEDS, SAID, WORDS, said
from consult.assessments.printed_voices import quote_on_paper
from consult.assessments.quoted import Quote
from consult.assessments.report import Report
from consult.core.i18n import gettext as _
from consult.web.locale import number


def need_on_paper(estimate: Estimate, report: Report, quoted: Sequence[Quote]) -> dict[str, Any]:
    """A need: what is said of it, what stands behind it, its quotes, its figures."""
    evidence = [said(EVIDENCE, "line", one) for one in estimate.evidence if one.kind != TODAY and not one.theme]
    return {
        "title": estimate.statement,
        "paragraphs": [words for words in _paragraphs(estimate, report) if words],
        "evidence": evidence,
        "quotes": [quote_on_paper(one) for one in quoted],
        "head": [_("Figure"), _("Value"), _("Interval"), _("Number of people or ballots")],
        "rows": [row for indicator in report.indicators for row in _figures(estimate, indicator)],
    }


def themes_on_paper(assessment: NeedsAssessment) -> dict[str, Any]:
    """What is known of each theme as a whole: services and published figures."""
    known = of_themes({estimate.id: estimate.evidence for estimate in assessment.estimates})
    rows = [{"title": theme, "rows": [said(EVIDENCE, "line", one) for one in found]} for theme, found in known.items()]
    return {"title": _("What exists, and what published figures say"), "themes": rows}


def _paragraphs(estimate: Estimate, report: Report) -> Iterator[str]:
    """What the page says of a need in sentences."""
    yield said(NEEDS, "standing", estimate, report)
    figures = estimate.figures
    today = ", ".join(one.text for one in estimate.evidence if one.kind == TODAY)
    if today or figures.get("services"):
        yield said(NEEDS, "services", figures.get("services"), today)
    yield from (said(SAID, "statement", one) for one in figures.get("agreement", ()))
    if testimonies := figures.get("testimonies"):
        yield said(SAID, "count", testimonies)
    yield said(WORDS, "why_coarse", estimate)
    yield from (said(NEEDS, "gap", one) for one in figures.get("inequality", ()))
    yield from (said(NEEDS, "gathered", one) for one in figures.get("concentration", ()))


def _figures(estimate: Estimate, indicator: Indicator) -> list[list[str]]:
    figure = estimate.figure(indicator.key)
    if figure is None:
        if not estimate.is_hidden(indicator.key):
            return [[str(indicator.label), _("not measured"), "", ""]]
        base = estimate.figures[indicator.key]["base"]
        people = _("too few to say") if base is None else number(base)
        return [[str(indicator.label), said(WORDS, "hidden", estimate, indicator), _("not shown"), people]]
    rows = [[str(indicator.label), indicator.written(figure["value"]), _interval(figure, indicator), _base(figure["base"])]]
    if weighted := estimate.figures.get("weighted", {}).get(indicator.key):
        label = _("%(figure)s, weighted participants", figure=indicator.label)
        value, coarse = indicator.written(weighted["value"]), said(WORDS, "coarse", weighted, indicator)
        rows.append([label, f"{value} ({coarse})" if coarse else value, _interval(weighted, indicator), "–"])
    return rows


def _interval(figure: dict[str, Any], indicator: Indicator) -> str:
    if figure["low"] is None or figure["high"] is None:
        return "–"
    return _("%(low)s to %(high)s", low=indicator.written(figure["low"]), high=indicator.written(figure["high"]))


def _base(count: int | None) -> str:
    return "–" if count is None else number(count)
