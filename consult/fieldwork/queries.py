"""Series of sheets, sheets, volunteers, and how far the work has come."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select, text

from consult.consultations.models import Consultation, Stage
from consult.core.actors import Actor
from consult.core.clock import database_now
from consult.core.codes import normalised
from consult.core.db import db
from consult.diagnostics.models import Questionnaire
from consult.fieldwork.models import (
    OUTCOMES,
    FieldDay,
    PaperSheet,
    SeriesFile,
    SheetCorrection,
    SheetKeying,
    SheetSeries,
    Volunteer,
)


@dataclass(frozen=True)
class Progress:
    """How far sheets are: how many there are, what became of them, how many were read once, and how many differ."""

    sheets: int
    outcomes: dict[str, int]
    read_once: int
    differing: int

    @property
    def left(self) -> int:
        """How many sheets have not come back by any way."""
        return self.sheets - sum(self.outcomes.values()) - self.read_once - self.differing


def series_of(consultation: Consultation) -> list[SheetSeries]:
    """All series printed for the consultation, the latest first."""
    rows = select(SheetSeries).join(SheetSeries.questionnaire).where(Questionnaire.consultation_id == consultation.id)
    return list(db.session.scalars(rows.order_by(SheetSeries.id.desc())).unique())


def files_of(series: SheetSeries) -> list[SeriesFile]:
    """The files of a series in order, without their content."""
    return list(db.session.scalars(select(SeriesFile).where(SeriesFile.series_id == series.id).order_by(SeriesFile.first)))


def progress_of(*series: SheetSeries) -> Progress:
    """How far the sheets of these series are, together."""
    mine = PaperSheet.series_id.in_([one.id for one in series])
    readings = select(func.count()).select_from(SheetKeying).where(SheetKeying.sheet_id == PaperSheet.id).scalar_subquery()
    counts = [func.count().filter(PaperSheet.outcome == outcome) for outcome in OUTCOMES]
    read = [func.count().filter(PaperSheet.outcome.is_(None), readings == times) for times in (1, 2)]
    all_of_them, *found = db.session.execute(select(func.count(PaperSheet.id), *counts, *read).where(mine)).one()
    return Progress(all_of_them, dict(zip(OUTCOMES, found, strict=False)), *found[len(OUTCOMES) :])


def sheet_by_code(typed: str) -> PaperSheet | None:
    """The sheet of that code, however it was typed or scanned: the whole address behind a square will do."""
    code = normalised(typed.rstrip("/").rpartition("/")[2])
    return db.session.scalars(select(PaperSheet).where(PaperSheet.code == code)).unique().one_or_none() if code else None


def keyings_of(sheet: PaperSheet) -> list[SheetKeying]:
    """The readings of a sheet, the first one first."""
    rows = select(SheetKeying).where(SheetKeying.sheet_id == sheet.id).order_by(SheetKeying.round)
    return list(db.session.scalars(rows.execution_options(populate_existing=True)))


def corrections_of(sheet: PaperSheet) -> list[SheetCorrection]:
    """How the sheet was put right since two people had read it, the latest first."""
    rows = select(SheetCorrection).where(SheetCorrection.sheet_id == sheet.id)
    return list(db.session.scalars(rows.order_by(SheetCorrection.id.desc())))


def still_keyed() -> list[int]:
    """The consultations of which sheets can still be typed in, after their end too, by their ids."""
    last_day = Stage.closes_at + SheetSeries.keying_days * text("interval '1 day'")
    going_on = Stage.key == "diagnostic", SheetSeries.revoked_at.is_(None), last_day > database_now()
    rows = select(Stage.consultation_id).distinct().join(Questionnaire, Questionnaire.consultation_id == Stage.consultation_id)
    return list(db.session.scalars(rows.join(SheetSeries, SheetSeries.questionnaire_id == Questionnaire.id).where(*going_on)))


def differing_sheets(consultation: Consultation) -> list[PaperSheet]:
    """The sheets that two people read, and not the same, in the order they were printed."""
    twice = select(SheetKeying.sheet_id).group_by(SheetKeying.sheet_id).having(func.count() == 2)
    rows = _sheets(consultation).where(PaperSheet.id.in_(twice), PaperSheet.outcome.is_(None))
    return list(db.session.scalars(rows.order_by(PaperSheet.id)).unique())


def waiting_sheets(consultation: Consultation, account_id: int | None) -> list[PaperSheet]:
    """The sheets that one person has read and that this person may read second."""
    once = select(SheetKeying.sheet_id).group_by(SheetKeying.sheet_id).having(func.count() == 1)
    mine = select(SheetKeying.sheet_id).where(SheetKeying.keyed_by == account_id)
    rows = _sheets(consultation).where(PaperSheet.id.in_(once), PaperSheet.id.not_in(mine), PaperSheet.outcome.is_(None))
    return list(db.session.scalars(rows.order_by(PaperSheet.id)).unique())


def volunteers_of(consultation: Consultation) -> list[Volunteer]:
    """The volunteers of the consultation, the first invited first."""
    rows = select(Volunteer).where(Volunteer.consultation_id == consultation.id).order_by(Volunteer.id)
    return list(db.session.scalars(rows).unique())


def is_volunteer(consultation: Consultation, account_id: int | None) -> bool:
    """Whether that account is a volunteer of the consultation."""
    rows = select(Volunteer.id).where(Volunteer.consultation_id == consultation.id, Volunteer.account_id == account_id)
    return account_id is not None and db.session.scalar(rows) is not None


def fields_of(actor: Actor) -> list[Consultation]:
    """The published consultations the actor works for, as a volunteer or as staff, the latest first."""
    helped = select(Volunteer.consultation_id).where(Volunteer.account_id == actor.account_id)
    staffed = [organisation_id for organisation_id, _role in actor.roles]
    mine = Consultation.id.in_(helped) | Consultation.organisation_id.in_(staffed)
    rows = select(Consultation).where(mine, Consultation.published_at.is_not(None))
    return list(db.session.scalars(rows.order_by(Consultation.id.desc())).unique())


def handed_in(consultation: Consultation, account_id: int | None, *, today: bool) -> int:
    """How many responses that account has handed in, today or in all."""
    rows = select(func.coalesce(func.sum(FieldDay.responses_count), 0)).where(
        FieldDay.consultation_id == consultation.id, FieldDay.account_id == account_id
    )
    return int(db.session.scalar(rows.where(FieldDay.day == func.current_date()) if today else rows) or 0)


def handed_in_by_day(consultation: Consultation) -> list[tuple[date, int, int]]:
    """For each day: how many responses were handed in, and by how many people; the latest day first."""
    rows = select(FieldDay.day, func.sum(FieldDay.responses_count), func.count()).group_by(FieldDay.day)
    mine = rows.where(FieldDay.consultation_id == consultation.id).order_by(FieldDay.day.desc())
    return [(day, int(responses), people) for day, responses, people in db.session.execute(mine)]


def _sheets(consultation: Consultation) -> Select[PaperSheet]:
    rows = select(PaperSheet).join(PaperSheet.series).join(SheetSeries.questionnaire)
    return rows.where(Questionnaire.consultation_id == consultation.id, SheetSeries.revoked_at.is_(None))
