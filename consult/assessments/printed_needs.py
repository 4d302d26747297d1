"""A need of an assessment on paper."""

from collections.abc import Iterator
from typing import Any

from consult.assessments.indicators.contract import Indicator
from consult.assessments.models import Estimate, Evidence
from consult.assessments.page_words import NEEDS, SAID, WORDS, said
from consult.assessments.report import Report
from consult.core.i18n import gettext as _
from consult.web.locale import number


def need_on_paper(estimate: Estimate, report: Report) -> dict[str, Any]:
    """A need: what is said of it, what stands behind it, its figures."""
    evidence = [words for one in estimate.evidence if (words := _behind(one))]
    return {
        "title": estimate.statement,
        "paragraphs": [words for words in _paragraphs(estimate, report) if words],
        "evidence": evidence,
        "head": [_("Figure"), _("Value"), _("Interval"), _("Number of people or ballots")],
        "rows": [row for indicator in report.indicators for row in _figures(estimate, indicator)],
    }


def _paragraphs(estimate: Estimate, report: Report) -> Iterator[str]:
    """What the page says of a need in sentences, but for what citizens wrote."""
    yield said(NEEDS, "standing", estimate, report)
    figures = estimate.figures
    if services := figures.get("services"):
        yield said(NEEDS, "services", services)
    yield from (said(SAID, "statement", one) for one in figures.get("agreement", ()))
    if testimonies := figures.get("testimonies"):
        yield said(SAID, "count", testimonies)
    yield from (said(NEEDS, "gap", one) for one in figures.get("inequality", ()))
    yield from (said(NEEDS, "gathered", one) for one in figures.get("concentration", ()))


def _behind(one: Evidence) -> str:
    """The evidence in words; nothing for what a citizen wrote."""
    if one.kind == "option":
        chosen, ballots = number(one.facts["chosen"]), number(one.facts["ballots"])
        return f"{one.text} – " + _("chosen on %(chosen)s of %(ballots)s ballots", chosen=chosen, ballots=ballots)
    return _("Today: %(service)s", service=one.text) if one.kind == "service" else ""


def _figures(estimate: Estimate, indicator: Indicator) -> list[list[str]]:
    figure = estimate.figure(indicator.key)
    if figure is None:
        words = said(WORDS, "hidden", estimate, indicator) if estimate.is_hidden(indicator.key) else _("not measured")
        return [[str(indicator.label), words, "–", "–"]]
    rows = [[str(indicator.label), indicator.written(figure["value"]), _interval(figure, indicator), _base(figure["base"])]]
    if weighted := estimate.figures.get("weighted", {}).get(indicator.key):
        label = _("%(figure)s, weighted participants", figure=indicator.label)
        rows.append([label, indicator.written(weighted["value"]), _interval(weighted, indicator), "–"])
    return rows


def _interval(figure: dict[str, Any], indicator: Indicator) -> str:
    if figure["low"] is None or figure["high"] is None:
        return "–"
    return _("%(low)s to %(high)s", low=indicator.written(figure["low"]), high=indicator.written(figure["high"]))


def _base(count: int | None) -> str:
    return "–" if count is None else number(count)
