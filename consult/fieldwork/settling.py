"""What becomes of a sheet, inside the transaction of the action that settles it."""

from sqlalchemy import delete, func, select, update

from consult.consultations.models import Consultation
from consult.core.clock import database_now
from consult.core.db import db
from consult.core.lookup import locked
from consult.core.outbox import ring
from consult.diagnostics.answering import answers_asked_for
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.storing import Sent, store
from consult.fieldwork.checking import admission_here
from consult.fieldwork.errors import AnsweredOnline, KeyingClosed, SheetOutdated, SheetRevoked, SheetSetAside, SheetSettled
from consult.fieldwork.fingerprints import questions_digest
from consult.fieldwork.models import PAPER, SPOILED, WEB, PaperSheet, SheetKeying, SheetSeries
from consult.fieldwork.periods import keying_ends_at
from consult.fieldwork.readings import Read
from consult.jobs import Job

TAKEN = {WEB: AnsweredOnline, PAPER: SheetSettled, SPOILED: SheetSetAside}


def held_sheet(sheet: PaperSheet) -> PaperSheet:
    """The sheet, locked, where nothing has become of it yet.

    Raises AnsweredOnline, SheetSettled, SheetSetAside, SheetRevoked, SheetOutdated.
    """
    sheet = locked(sheet)
    require_free(sheet)
    return sheet


def require_free(sheet: PaperSheet) -> None:
    """Raises AnsweredOnline, SheetSettled, SheetSetAside, SheetRevoked, SheetOutdated unless the sheet can be taken."""
    if sheet.outcome is not None:
        raise TAKEN[sheet.outcome]
    if sheet.series.revoked_at is not None:
        raise SheetRevoked
    if sheet.series.digest != questions_digest(sheet.series.questionnaire):
        raise SheetOutdated


def require_keyable(sheet: PaperSheet) -> None:
    """Raises KeyingClosed before the diagnostic has opened, and when the days of keying after its end are over."""
    consultation = sheet.series.questionnaire.consultation
    stage, ends_at = consultation.stage("diagnostic"), keying_ends_at(sheet.series)
    now = db.session.scalars(select(database_now())).one()
    if stage is None or not consultation.is_published or now < stage.opens_at or (ends_at is not None and now >= ends_at):
        raise KeyingClosed


def settle(sheet: PaperSheet, read: Read, *, differing: int) -> None:
    """Makes what was read the one response of the sheet, or puts the sheet aside; its two readings are deleted.

    Raises AlreadyAnswered where its person has answered by another way and that stays, and what `admit` raises.
    """
    if not read.is_spoiled:
        questionnaire = sheet.series.questionnaire
        answers = answers_asked_for(questionnaire, read.answers)
        admission = admission_here(questionnaire, sheet.proof)
        store(questionnaire, None, Sent(answers, read.untold, channel=PAPER, code=sheet.code, admission=admission))
        ring(Job.DRAFT_ASSESSMENT, questionnaire.consultation_id)
    end(sheet, SPOILED if read.is_spoiled else PAPER)
    sheet.differing = differing


def end(sheet: PaperSheet, outcome: str) -> None:
    """Says what became of the sheet; what was typed in from it before is deleted, and whose it was."""
    db.session.execute(delete(SheetKeying).where(SheetKeying.sheet_id == sheet.id))
    sheet.outcome, sheet.settled_on, sheet.proof = outcome, db.session.scalar(select(func.current_date())), None


def note_published(consultation: Consultation) -> None:
    """Keeps the sheets that count from being corrected: results that hold them are published."""
    mine = select(SheetSeries.id).join(SheetSeries.questionnaire).where(Questionnaire.consultation_id == consultation.id)
    held = update(PaperSheet).where(PaperSheet.series_id.in_(mine), PaperSheet.outcome == PAPER).values(is_published=True)
    db.session.execute(held.execution_options(synchronize_session=False))
