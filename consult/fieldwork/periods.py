"""Until when sheets are typed in. Pure: no session, no request."""

from datetime import datetime, timedelta

from consult.fieldwork.models import SheetSeries

FILES_KEPT_FOR = timedelta(days=30)


def keying_ends_at(series: SheetSeries) -> datetime | None:
    """When sheets of the series can no longer be typed in; None where the diagnostic has no end."""
    stage = series.questionnaire.consultation.stage("diagnostic")
    if stage is None or stage.closes_at is None:
        return None
    return stage.closes_at + timedelta(days=series.keying_days)


def is_long_over(series: SheetSeries, now: datetime) -> bool:
    """Whether the last sheets could be typed in so long ago that nobody prints any of them again."""
    ends_at = keying_ends_at(series)
    return ends_at is not None and ends_at + FILES_KEPT_FOR <= now
