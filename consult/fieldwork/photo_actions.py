"""Photos that come with a form filled in for somebody else: kept while the form goes on, and deleted where nothing names them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, select

from consult.consultations.openings import require_open
from consult.core.actions import action
from consult.core.actors import Actor
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.photo_actions import NAMING
from consult.diagnostics.photo_keeping import keep_photos
from consult.fieldwork.models import PaperSheet, SheetKeying, SheetSeries
from consult.fieldwork.policies import may_keep_field_photos, may_keep_sheet_photos


@action(may_keep_field_photos)
def keep_field_photos(actor: Actor, questionnaire: Questionnaire, pictures: Mapping[str, bytes]) -> None:
    """Keeps photos taken at the door or at a desk, by digest; nothing says who took them. Raises StageClosed."""
    require_open(questionnaire.consultation, "diagnostic")
    keep_photos(questionnaire, None, pictures)


@action(may_keep_sheet_photos)
def keep_sheet_photos(actor: Actor, sheet: PaperSheet, pictures: Mapping[str, bytes]) -> None:
    """Keeps photos that belong to a sheet, by digest."""
    keep_photos(sheet.series.questionnaire, None, pictures)


def named_by_readings(consultation_id: int, question_uid: str) -> Select[tuple[Any]]:
    """The photos that readings of sheets name, which wait for a second one."""
    named = SheetKeying.answers[question_uid].astext
    rows = select(named).join(PaperSheet, PaperSheet.id == SheetKeying.sheet_id)
    rows = rows.join(SheetSeries, SheetSeries.id == PaperSheet.series_id)
    rows = rows.join(Questionnaire, Questionnaire.id == SheetSeries.questionnaire_id)
    return rows.where(Questionnaire.consultation_id == consultation_id, named.is_not(None))


NAMING.append(named_by_readings)
