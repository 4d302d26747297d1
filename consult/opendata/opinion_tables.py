"""What participants said of statements, and the opinion groups, as tables: what the page of opinions shows, and nothing else."""

from collections.abc import Iterator
from typing import Any

from consult.assessments.models import NeedsAssessment
from consult.assessments.opinion_report import LETTERS, OpinionReport, opinion_reports
from consult.core.i18n import lazy_gettext as _
from consult.opendata.columns import HIGH, LOW, Column, Row, Table

SAID = ("base", "agree", "low", "high", "at_least", "at_most", "disagree", "pass")
SOURCE: Column = ("vote", "text", _("The vote in which people said it; empty for the diagnostic"))


def _statements(assessment: NeedsAssessment) -> Iterator[Row]:
    for report in opinion_reports(assessment):
        lowest = {one["statement"]: one for one in report.facts["consensus"]}
        for place, one in enumerate(report.statements):
            all_groups = lowest.get(place, {})
            ends = (all_groups.get("lower"), all_groups.get("gic"), "yes" if place in report.facts["divisive"] else "no")
            told = (one.get(key) for key in SAID)
            yield [report.title, _code(place), one["text"], one["need"], *told, *_by_group(one), *ends]


def _code(place: int) -> str:
    """What a statement is called within its source: S1 for the first."""
    return f"S{place + 1}"


def _by_group(one: Any) -> list[object]:
    """Of each group that there can be: the part that agrees, else between what it lies."""
    parts, bounds = one["groups"], one.get("group_bounds") or []
    known = [[part, *(ends or (None, None))] for part, ends in zip(parts, bounds or [None] * len(parts), strict=True)]
    return [cell for group in range(len(LETTERS)) for cell in (known[group] if group < len(known) else (None, None, None))]


def _groups(assessment: NeedsAssessment) -> Iterator[Row]:
    for report in opinion_reports(assessment):
        code = (report.facts["refused"] or {}).get("code")
        if not report.letters:
            yield [report.title, report.people, code, "", None, "", ""]
        for place, letter in enumerate(report.letters):
            one = report.facts["groups"][place]
            yield [report.title, report.people, code, letter, one["size"], *_telling(report, place)]


def _telling(report: OpinionReport, group: int) -> tuple[str, str]:
    """The codes of the statements that tell the group from the others: those it agrees with, those it does not."""
    told = report.facts["groups"][group]["telling"]
    agrees, disagrees = ([_code(place) for place, vote in told if (vote > 0) is is_for] for is_for in (True, False))
    return " ".join(agrees), " ".join(disagrees)


def _group_columns() -> Iterator[Column]:
    for letter in LETTERS:
        name = f"group_{letter.lower()}"
        yield (
            name,
            "share",
            _(
                "Share of opinion group %(letter)s that agrees; empty where there is no such group or it is not shown",
                letter=letter,
            ),
        )
        yield (
            f"{name}_at_least",
            "share",
            _("The least the share of opinion group %(letter)s can be, where it is not shown", letter=letter),
        )
        yield (
            f"{name}_at_most",
            "share",
            _("The most the share of opinion group %(letter)s can be, where it is not shown", letter=letter),
        )


OPINION_TABLES = (
    Table(
        "opinion_statements",
        (
            SOURCE,
            ("code", "text", _("What the statement is called among those of the same source, S1 for the first")),
            ("statement", "text", _("The statement people agreed or disagreed with")),
            ("need", "text", _("Public identifier of the need it concerns; empty where it concerns none")),
            ("base", "integer", _("People who answered")),
            ("agree", "share", _("Share of those who agree; empty where it would tell how few do, or do not")),
            ("low", "share", LOW),
            ("high", "share", HIGH),
            ("at_least", "share", _("The least the share can be, where it is not shown")),
            ("at_most", "share", _("The most the share can be, where it is not shown")),
            ("disagree", "share", _("Share of those who disagree; empty where too few")),
            ("pass", "share", _("Share of those who pass; empty where too few")),
            *_group_columns(),
            ("lowest_group", "share", _("In each opinion group at least so many agree; empty without groups")),
            ("consensus", "number", _("Group-informed consensus; empty where the share of a group is not shown")),
            ("divides", "text", _("yes for the statements on which the groups differ most")),
        ),
        _statements,
    ),
    Table(
        "opinion_groups",
        (
            SOURCE,
            ("people", "integer", _("People who said something of the statements; empty where too few")),
            ("refused", "text", _("Why no groups are shown, as a code; empty where there are groups")),
            ("group", "text", _("Letter of the group, A for the first")),
            (
                "size",
                "integer",
                _("People in the group; a few who voted on too little are in the nearest"),
            ),
            ("agrees", "text", _("Codes of the statements it agrees with more than the others do, separated by spaces")),
            ("disagrees", "text", _("Codes of the statements it disagrees with more than the others do, separated by spaces")),
        ),
        _groups,
    ),
)
