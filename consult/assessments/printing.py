"""A published assessment as an accessible PDF, with the words of its page.

The quotes on it are those that could be shown when it was set; `sheets` tells whether it may still be handed out.
"""

from typing import Any

from flask_babel import format_datetime

from consult.assessments.models import Estimate, NeedsAssessment
from consult.assessments.page_words import BRIEF, WORDS, said
from consult.assessments.printed_needs import need_on_paper, themes_on_paper
from consult.assessments.printed_people import weights_on_paper, who_on_paper
from consult.assessments.printed_voices import opinions_on_paper, words_on_paper
from consult.assessments.quoted import Quoted
from consult.assessments.report import Report
from consult.assessments.sureness import doubts
from consult.core.i18n import gettext as _
from consult.core.i18n import ngettext
from consult.mails.letters import address_of
from consult.web.locale import number
from consult.web.typesetting import typeset

SHEET = "assessments/report.typ"


def report_pdf(assessment: NeedsAssessment, quoted: Quoted) -> bytes:
    """The assessment with these quotes as PDF/UA-1, in the language of whoever reads; the same bytes each time."""
    return typeset(SHEET, assessment.consultation.organisation.accent, sheet(Report(assessment), quoted))


def sheet(report: Report, quoted: Quoted) -> dict[str, Any]:
    """Everything that stands on the sheet, in words."""
    made = report.assessment.consultation
    day = report.assessment.published_at or report.assessment.computed_at
    return {
        "title": _("What %(place)s needs most", place=made.territory.name),
        "organisation": made.organisation.name,
        "day": [day.year, day.month, day.day],
        "caption": _caption(report.assessment),
        "summary": said(WORDS, "summary", report),
        "heard": [*_sure(report), *_heard(report.assessment)],
        "order": _order(report),
        "matrix": _matrix(report),
        "who": who_on_paper(report.assessment),
        "who_title": _("Who was heard"),
        "weights": weights_on_paper(report),
        "needs_title": _("Need by need"),
        "needs": [need_on_paper(estimate, report, quoted.get(estimate.id, ())) for estimate in report.assessment.estimates],
        "known": themes_on_paper(report.assessment),
        "testimonies": words_on_paper(report.assessment, is_quoting=any(quoted.values())),
        "opinions": opinions_on_paper(report.assessment),
        "computed_title": _("How it was computed"),
        "computed": _computed(report),
        "page": _("The page of this assessment has ideas, what people say in their own words, and how each figure is computed:"),
        "address": address_of("assessments.show", uid=report.assessment.uid),
    }


def _caption(assessment: NeedsAssessment) -> str:
    day = format_datetime(assessment.published_at or assessment.computed_at, "d MMMM y")
    return f"{assessment.consultation.title} – " + _(
        "Needs assessment no. %(number)s, %(day)s", number=assessment.number or "–", day=day
    )


def _sure(report: Report) -> list[str]:
    """How sure the first place is, where some are named."""
    if not report.bands or len(report.leading[0]) > report.FEW:
        return []
    return [_("How sure is it?") + " " + said(BRIEF, "sure", report, doubts(report))]


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
        "points": [[one.along or [one.satisfaction] * 2, one.up or [one.importance] * 2] for one in points],
        "legend": _(
            "A dashed circle: a figure is not shown, as it would tell of few people; the need lies somewhere in the dashed box."
        )
        if any(one.up or one.along for one in points)
        else "",
        "head": [_("No."), _("Need"), _("Importance"), _("Satisfaction")],
        "rows": rows,
    }


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
