"""What moved since the diagnostic before, as a table: what the page of an assessment shows of it."""

from collections.abc import Iterator

from consult.assessments.comparing import barometer
from consult.assessments.models import NeedsAssessment
from consult.assessments.queries import previous_in_territory
from consult.assessments.snapshots import of_assessment
from consult.core.i18n import lazy_gettext as _
from consult.opendata.columns import Row, Table


def _changes(assessment: NeedsAssessment) -> Iterator[Row]:
    before = previous_in_territory(assessment)
    if before is None:
        return
    for row in barometer(of_assessment(assessment), of_assessment(before)):
        for move in row.moves:
            ends = (move.before, move.now, move.value, move.low, move.high)
            weighted, clear = ("yes" if told else "no" for told in (move.is_weighted, move.is_clear))
            yield [before.uid, row.statement, move.indicator.key, weighted, *ends, clear]


CHANGES = Table(
    "changes",
    (
        ("before", "text", _("Public identifier of the assessment it is compared with, the last of the territory before it")),
        ("statement", "text", _("The need, as it is worded in both")),
        ("indicator", "text", _("Key of the figure; its method card has the same name")),
        ("weighted", "text", _("yes where both figures are those of weighted participants")),
        ("value_before", "number", _("The figure before")),
        ("value_now", "number", _("The figure now")),
        ("change", "number", _("The figure now minus the figure before")),
        ("low", "number", _("Lower end of the 95 percent interval of the change")),
        ("high", "number", _("Upper end of the 95 percent interval of the change")),
        ("clear", "text", _("yes where the interval does not hold 0, so that chance alone does not explain the change")),
    ),
    _changes,
)
