"""Opinion groups, testimonies and quotes on paper."""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from consult.assessments.models import NeedsAssessment
from consult.assessments.opinion_report import OpinionReport, opinion_reports
from consult.assessments.page_words import BEHIND, GROUPS, SAID, TESTIMONIES, said
from consult.assessments.quoted import Quote
from consult.assessments.voice_models import IDEA
from consult.core.i18n import gettext as _
from consult.core.i18n import ngettext
from consult.mails.letters import address_of
from consult.web.locale import number


def words_on_paper(assessment: NeedsAssessment, *, is_quoting: bool) -> dict[str, Any]:
    """How many people wrote, how their texts were sorted, and who is quoted if anybody is; no paragraphs where nobody wrote."""
    told, behind = assessment.inputs.get("texts"), assessment.inputs.get("behind")
    return {
        "title": _("In people’s own words"),
        "paragraphs": [
            *([said(TESTIMONIES, "sorted", told)] if told else []),
            *([said(BEHIND, "behind", behind)] if behind else []),
            *(_of_quotes() if is_quoting else []),
        ],
    }


def _of_quotes() -> list[str]:
    return [
        _(
            "An answer is quoted only if its author agreed and somebody has read it. "
            "Rare views have their place beside common ones."
        ),
        _(
            "Whoever takes an answer or the agreement back is quoted no longer, and this sheet is printed anew: "
            "fetch it again from its page before you pass it on."
        ),
    ]


def quote_on_paper(quote: Quote) -> dict[str, Any]:
    """The words between quotation marks, and where they come from: an idea with its address, an answer without a name."""
    lines = [" ".join(line.split()) for line in quote["words"].splitlines()]
    return {
        "words": _("“%(words)s”", words="\n".join(line for line in lines if line)),
        "source": said(SAID, "source", quote),
        "address": address_of("ideas.show", uid=quote["uid"]) if quote["kind"] == IDEA else "",
        "rarity": said(SAID, "rarity", quote),
    }


def opinions_on_paper(assessment: NeedsAssessment) -> list[dict[str, Any]]:
    """What unites and what divides those who said what they think of statements, source by source."""
    return [_opinions(report) for report in opinion_reports(assessment)]


def _opinions(report: OpinionReport) -> dict[str, Any]:
    where = _("In the vote “%(title)s”", title=report.title) if report.title else _("In the diagnostic")
    return {
        "title": _("What unites people") + " – " + where,
        "paragraphs": _introduction(report),
        "lists": [part for part in _lists(report) if part["rows"]],
        "groups": _groups(report),
        "statements": _statements(report),
    }


def _introduction(report: OpinionReport) -> list[str]:
    words = []
    if report.people:
        words.append(ngettext("%(num)s person answered.", "%(num)s people answered.", report.people))
    if report.refusal:
        words.append(_("No groups are shown") + ". " + _("Reason: %(reason)s", reason=report.refusal))
    elif report.letters:
        groups = len(report.letters)
        words.append(ngettext("Their answers form %(num)s group.", "Their answers form %(num)s groups.", groups))
        words += report.cautions
        if not report.uniting:
            words.append(_("There is no statement that more than half of each group surely agree with."))
    return words


def _lists(report: OpinionReport) -> list[dict[str, Any]]:
    return [
        {"title": _("What all groups agree with"), "rows": [_agreed(one) for one in report.uniting if report.letters]},
        {"title": _("What divides the groups"), "rows": [one["text"] for one in report.divisive]},
        {"title": _("What many people pass over"), "rows": [_agreed(one) for one in report.uncertain]},
    ]


def _agreed(one: Mapping[str, Any]) -> str:
    return f"{one['text']} – " + _("%(share)s agree", share=said(GROUPS, "agreed", one))


def _groups(report: OpinionReport) -> list[dict[str, Any]]:
    return [
        {
            "title": _("Group %(letter)s", letter=shape.letter) + " – " + said(GROUPS, "size", shape),
            "rows": [_stance(text, agrees=agrees) for text, agrees in report.telling(place)]
            or [_("No statement tells this group from the others.")],
        }
        for place, shape in enumerate(report.shapes)
    ]


def _stance(text: str, *, agrees: bool) -> str:
    return _("“%(statement)s”: they agree", statement=text) if agrees else _("“%(statement)s”: they disagree", statement=text)


def _statements(report: OpinionReport) -> dict[str, Any]:
    groups = [_("Group %(letter)s agrees", letter=letter) for letter in report.letters]
    return {
        "title": _("All statements"),
        "head": [_("Statement"), _("Agree"), _("Disagree"), _("Pass"), _("People"), *groups],
        "rows": [
            [
                one["text"],
                said(GROUPS, "agreed", one),
                *(_part(one.get(key)) for key in ("disagree", "pass")),
                _people(one["base"]),
                *(_of_group(*group) for group in zip_longest(one["groups"], one.get("group_bounds", ()))),
            ]
            for one in report.statements
        ],
    }


def _part(part: float | None) -> str:
    return said(GROUPS, "part", part)


def _of_group(part: float | None, ends: list[float] | None) -> str:
    return said(GROUPS, "of_group", part, ends) if ends else _part(part)


def _people(count: int | None) -> str:
    return _("too few answers") if count is None else number(count)
