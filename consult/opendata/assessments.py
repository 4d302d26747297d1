"""A published assessment as tables: its figures, and what each column means."""

from collections.abc import Iterator
from typing import Any

from consult.assessments.indicators import INDICATORS
from consult.assessments.indicators.contract import Indicator
from consult.assessments.models import IDEA, Estimate, NeedsAssessment
from consult.core.i18n import LazyText, current_language, force_locale
from consult.core.i18n import lazy_gettext as _

PARTS = ("value", "low", "high", "base", "at_least", "at_most")
STANDING = ("rank", "rank_low", "rank_high", "band")

# Column, kind of value, meaning; the columns of the indicators stand between the two.
FIRST_COLUMNS: tuple[tuple[str, str, LazyText], ...] = (
    ("need", "text", _("Public identifier of the need")),
    ("statement", "text", _("The need, as it was worded when the assessment was computed")),
)
LAST_COLUMNS: tuple[tuple[str, str, LazyText], ...] = (
    (
        "rank",
        "integer",
        _("Place by the rule of the recipe, 1 for the most needed; empty where too few people said what the rule goes by"),
    ),
    ("rank_low", "integer", _("Best place of its 95 percent interval")),
    ("rank_high", "integer", _("Worst place of its 95 percent interval")),
    ("band", "integer", _("Needs whose places overlap, each with the next, share a band")),
    ("cannot_be_told_apart_from", "text", _("Identifiers of the needs whose intervals of places overlap, separated by spaces")),
    ("hidden", "text", _("Indicators that are not shown, as they would tell of fewer people than the threshold")),
)
MEANINGS: dict[str, LazyText] = {
    "value": _("%(figure)s: the figure itself"),
    "low": _("%(figure)s: lower end of the 95 percent interval"),
    "high": _("%(figure)s: upper end of the 95 percent interval"),
    "base": _("%(figure)s: number of people or ballots it rests on"),
    "at_least": _("%(figure)s: the least it can be, where the figure itself is not shown as it would tell a small number"),
    "at_most": _("%(figure)s: the most it can be, where the figure itself is not shown as it would tell a small number"),
}


def indicators_of(assessment: NeedsAssessment) -> list[Indicator]:
    """The indicators of its recipe."""
    return [INDICATORS[key] for key in assessment.recipe["indicators"]]


def header(assessment: NeedsAssessment) -> list[str]:
    """The names of the columns of the figures."""
    return [name for name, _kind, _meaning in dictionary(assessment)]


def rows(assessment: NeedsAssessment) -> Iterator[list[object]]:
    """A row for each need, in order."""
    keys = [indicator.key for indicator in indicators_of(assessment)]
    for estimate in assessment.estimates:
        figures = [(estimate.figures.get(key) or {}).get(part) for key in keys for part in PARTS]
        yield [estimate.need.uid, estimate.statement, *figures, *_standing(estimate, keys)]


def _standing(estimate: Estimate, keys: list[str]) -> list[object]:
    places = [estimate.figures[part] for part in STANDING]
    return [*places, " ".join(estimate.figures["tied"]), " ".join(key for key in keys if estimate.is_hidden(key))]


def dictionary(assessment: NeedsAssessment, language: str | None = None) -> list[tuple[str, str, str]]:
    """Each column of the figures: its name, its kind of value and its meaning, in that language or the reader's."""
    with force_locale(language or current_language()):
        return _dictionary(assessment)


def _dictionary(assessment: NeedsAssessment) -> list[tuple[str, str, str]]:
    measured = [
        (
            f"{indicator.key}_{part}",
            "integer" if part == "base" else indicator.unit,
            str(MEANINGS[part]) % {"figure": indicator.label},
        )
        for indicator in indicators_of(assessment)
        for part in PARTS
    ]
    return [*_written(FIRST_COLUMNS), *measured, *_written(LAST_COLUMNS)]


def _written(columns: tuple[tuple[str, str, LazyText], ...]) -> list[tuple[str, str, str]]:
    return [(name, kind, str(meaning)) for name, kind, meaning in columns]


def as_json(assessment: NeedsAssessment) -> dict[str, Any]:
    """The whole assessment: who was heard, each need with its figures, and what one needs to compute it again.

    Quotes are not in it: they stay on the pages, where whoever wrote them can withdraw them.
    """
    consultation = assessment.consultation
    return {
        "assessment": assessment.uid,
        "number": assessment.number,
        "published_at": assessment.published_at.isoformat() if assessment.published_at else None,
        "consultation": {"uid": consultation.uid, "title": consultation.title, "territory": consultation.territory.name},
        "heard": assessment.inputs,
        "needs": [
            {"need": one.need.uid, "statement": one.statement, **_unquoted(one), "evidence": _evidence(one)}
            for one in assessment.estimates
        ],
        "computation": {
            "recipe": assessment.recipe,
            "seed": assessment.seed,
            "input_digest": assessment.input_digest,
            "code_version": assessment.code_version,
            "computed_at": assessment.computed_at.isoformat(),
        },
    }


def _unquoted(estimate: Estimate) -> dict[str, Any]:
    told = dict(estimate.figures)
    if testimonies := told.get("testimonies"):
        told["testimonies"] = {key: value for key, value in testimonies.items() if key != "quotes"}
    return told


def _evidence(estimate: Estimate) -> list[dict[str, Any]]:
    """What stands behind it, as it was frozen at publication; of an idea not the words."""
    return [
        {"kind": one.kind, "subject": one.subject_uid, "words": "" if one.kind == IDEA else one.text, **one.facts}
        for one in estimate.evidence
    ]
