"""A published assessment as an accessible PDF, with the words of its page.

What citizens wrote is not on it: paper cannot forget what its author withdraws. Ideas and quotes are read on the page.
"""

import re
from typing import Any

from flask import current_app
from flask_babel import format_datetime
from markupsafe import Markup

from consult.assessments.indicators.contract import Indicator
from consult.assessments.models import Estimate, Evidence, NeedsAssessment
from consult.assessments.report import Report
from consult.core.i18n import gettext as _
from consult.core.i18n import ngettext
from consult.mails.letters import address_of
from consult.web.locale import number, share
from consult.web.typesetting import typeset

SHEET, WORDS, NEEDS = "assessments/report.typ", "assessments/words.html", "assessments/needs.html"


def report_pdf(assessment: NeedsAssessment) -> bytes:
    """The assessment as PDF/UA-1, in the language of whoever reads; the same bytes each time."""
    return typeset(SHEET, assessment.consultation.organisation.accent, sheet(Report(assessment)))


def sheet(report: Report) -> dict[str, Any]:
    """Everything that stands on the sheet, in words."""
    made = report.assessment.consultation
    day = report.assessment.published_at or report.assessment.computed_at
    return {
        "title": _("What %(place)s needs most", place=made.territory.name),
        "organisation": made.organisation.name,
        "day": [day.year, day.month, day.day],
        "caption": _caption(report.assessment),
        "summary": said(WORDS, "summary", report),
        "heard": _heard(report.assessment),
        "order": _order(report),
        "matrix": _matrix(report),
        "who": [_variable(one) for one in report.assessment.inputs.get("who", ())],
        "who_title": _("Who was heard"),
        "weights": _weights(report),
        "needs_title": _("Need by need"),
        "needs": [_need(estimate, report) for estimate in report.assessment.estimates],
        "computed_title": _("How it was computed"),
        "computed": _computed(report),
        "page": _("The page of this assessment has ideas, what people say in their own words, and how each figure is computed:"),
        "address": address_of("assessments.show", uid=report.assessment.uid),
    }


def said(template: str, macro: str, *about: object) -> str:
    """What a macro of a page says, as plain words."""
    told = getattr(current_app.jinja_env.get_template(template).module, macro)(*about)
    return re.sub(r"[ \n]+", " ", Markup(told).unescape()).strip(" ")


def _caption(assessment: NeedsAssessment) -> str:
    day = format_datetime(assessment.published_at or assessment.computed_at, "d MMMM y")
    return f"{assessment.consultation.title} – " + _(
        "Needs assessment no. %(number)s, %(day)s", number=assessment.number or "–", day=day
    )


def _heard(assessment: NeedsAssessment) -> list[str]:
    inputs = assessment.inputs
    counts = [
        (
            inputs["respondents"],
            ngettext("participant in the diagnostic", "participants in the diagnostic", inputs["respondents"]),
        ),
        (inputs["ballots"], ngettext("ballot", "ballots", inputs["ballots"])),
        (inputs["needs"], ngettext("need", "needs", inputs["needs"])),
    ]
    told = [", ".join(f"{number(count)} {words}" for count, words in counts if count) + "."]
    return [*told, _("These figures speak of the people who took part, not of everybody who lives here.")]


def _order(report: Report) -> dict[str, Any]:
    bands = [{"words": _tied(band), "rows": [_row(one, report) for one in band]} for band in report.bands]
    if report.unranked:
        rows = [_row(one, report) for one in report.unranked]
        bands.append({"words": _("Too few answers to give a place"), "rows": rows})
    return {
        "title": _("The needs in order"),
        "head": [_("Place"), _("Need"), str(report.order.label)],
        "bands": bands,
    }


def _tied(band: list[Estimate]) -> str:
    words = ngettext(
        "This need stands alone.",
        "These %(num)s needs cannot be told apart one from the next: their order may be chance.",
        len(band),
    )
    return words if len(band) > 1 else ""


def _row(estimate: Estimate, report: Report) -> list[str]:
    return [
        said(WORDS, "place", estimate.figures),
        estimate.statement,
        said(WORDS, "value", estimate, report.order),
    ]


def _matrix(report: Report) -> dict[str, Any]:
    points = report.points()
    rows = [[str(place), one.label, one.importance_text, one.satisfaction_text] for place, one in enumerate(points, 1)]
    return {
        "title": _("What matters, and what already works"),
        "words": _("At the top stand the needs that many participants name; on the left, those that few are satisfied with."),
        "alt": _("Importance and satisfaction of each need") + ". " + " ".join(f"{'; '.join(row)}." for row in rows),
        "corners": [_("Act first"), _("Keep it up"), _("Watch"), _("Nothing to change")],
        "axes": [_("Satisfaction"), _("Importance")],
        "points": [[one.satisfaction, one.importance] for one in points],
        "head": [_("No."), _("Need"), _("Importance"), _("Satisfaction")],
        "rows": rows,
    }


def _variable(one: dict[str, Any]) -> dict[str, Any]:
    after = [_unsaid(one["unsaid"])] if one["unsaid"] != 0 else []
    if one["dissimilarity"] is not None:
        after.append(_("Distance from the population: %(share)s", share=share(one["dissimilarity"])) + ".")
    return {
        "title": one["label"],
        "head": [_("Group"), _("People heard"), _("Share of participants"), _("Share of inhabitants")],
        "rows": [[row["label"], _count(row["count"]), share(row["share"]), share(row["population"])] for row in one["rows"]],
        "after": " ".join(after),
    }


def _unsaid(count: int | None) -> str:
    if count is None:
        return _(
            "How many people did not say is not told: they are too few, or would tell how many are in a group. "
            "The shares are those among all participants."
        )
    return ngettext("%(num)s person did not say.", "%(num)s people did not say.", count)


def _base(count: int | None) -> str:
    return "–" if count is None else number(count)


def _count(count: int | None) -> str:
    return _("too few to say") if count is None else number(count)


def _weights(report: Report) -> list[str]:
    if report.refusal:
        return [_("Participants are not weighted.") + " " + report.refusal]
    if not report.has_weights or report.weighting is None:
        return []
    told = report.weighting
    words = [
        _(
            "Weighted participants: each group counts as much as its share of the inhabitants (%(variables)s). "
            "This repairs these things only; it does not tell what the whole population thinks.",
            variables=", ".join(told["by"]),
        ),
        _(
            "The %(people)s participants are then worth %(worth)s without weights.",
            people=number(report.assessment.inputs["respondents"]),
            worth=number(told["n_eff"], 0),
        ),
    ]
    cautions = ", ".join(map(str, report.cautions))
    return [" ".join(words), *([_("Indicative only:") + f" {cautions}."] if cautions else [])]


def _need(estimate: Estimate, report: Report) -> dict[str, Any]:
    evidence = [words for one in estimate.evidence if (words := _behind(one))]
    return {
        "title": estimate.statement,
        "words": said(NEEDS, "sentence", estimate),
        "evidence": evidence,
        "head": [_("Figure"), _("Value"), _("Interval"), _("Number of people or ballots")],
        "rows": [row for indicator in report.indicators for row in _figures(estimate, indicator)],
    }


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


def _computed(report: Report) -> list[list[str]]:
    made = report.assessment
    return [
        [_("Order of the needs"), str(report.ordering.label)],
        [_("Draws of respondents"), number(made.recipe["draws"])],
        [_("Seed of the draws"), str(made.seed)],
        [_("Smallest number of people shown"), str(made.recipe["threshold"])],
        [_("Digest of the inputs (SHA-256)"), made.input_digest],
        [_("Version of the program"), made.code_version],
    ]
