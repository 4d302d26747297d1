"""Who was heard and what weights are worth, on paper."""

from typing import Any

from consult.assessments.models import NeedsAssessment
from consult.assessments.page_words import PEOPLE, said
from consult.assessments.report import Report
from consult.core.i18n import gettext as _
from consult.core.i18n import ngettext
from consult.web.locale import number, share


def who_on_paper(assessment: NeedsAssessment) -> list[dict[str, Any]]:
    """Participants beside inhabitants, variable by variable."""
    return [_variable(one) for one in assessment.inputs.get("who", ())]


def weights_on_paper(report: Report) -> list[str]:
    """What weights do and cost, or why there are none, in paragraphs."""
    words = said(PEOPLE, "weighted", report)
    cautions = ", ".join(map(str, report.cautions))
    return [*([words] if words else []), *([_("Indicative only:") + f" {cautions}."] if cautions else [])]


def _variable(one: dict[str, Any]) -> dict[str, Any]:
    after = [_unsaid(one["unsaid"])] if one["unsaid"] != 0 else []
    if one.get("apart"):
        after.append(said(PEOPLE, "apart_words", one["apart"]))
    if one["dissimilarity"] is not None:
        after.append(_("Distance from the population: %(share)s", share=share(one["dissimilarity"])) + ".")
    return {
        "title": one["label"],
        "head": [_("Group"), _("People heard"), _("Share of participants"), _("Share of inhabitants")],
        "rows": [[row["label"], _count(row["count"]), _part(row["share"]), share(row["population"])] for row in one["rows"]],
        "after": " ".join(after),
    }


def _unsaid(count: int | None) -> str:
    if count is None:
        return _(
            "How many people did not say is not told: they are too few, or would tell how many are in a group. "
            "The shares are those among all participants."
        )
    return ngettext("%(num)s person did not say.", "%(num)s people did not say.", count)


def _count(count: int | None) -> str:
    return _("too few to say") if count is None else number(count)


def _part(part: float | None) -> str:
    return _("too few to say") if part is None else share(part)
