"""Until when sheets are typed in. Pure: no session, no request."""

from datetime import datetime, timedelta

from consult.fieldwork.models import SheetSeries


def keying_ends_at(series: SheetSeries) -> datetime | None:
    """When sheets of the series can no longer be typed in; None where the diagnostic has no end."""
    stage = series.questionnaire.consultation.stage("diagnostic")
    if stage is None or stage.closes_at is None:
        return None
    return stage.closes_at + timedelta(days=series.keying_days)
