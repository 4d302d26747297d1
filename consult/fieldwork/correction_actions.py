"""Putting a sheet right that two people read alike and wrongly, as long as no published result holds it."""

from sqlalchemy import select

from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db
from consult.core.errors import InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.core.lookup import locked
from consult.core.outbox import ring
from consult.diagnostics.answering import answers_asked_for
from consult.diagnostics.models import Response
from consult.fieldwork.errors import NothingCorrected, NotOnPaper, PublishedAlready
from consult.fieldwork.keying_actions import require_sound
from consult.fieldwork.models import LONGEST_REASON, PAPER, PaperSheet, SheetCorrection
from consult.fieldwork.policies import may_correct_sheet
from consult.fieldwork.readings import Read, can_be_printed
from consult.jobs import Job


@action(may_correct_sheet)
def correct_sheet(actor: Actor, sheet: PaperSheet, read: Read, *, reason: str) -> None:
    """Makes what the sheet says after all its response, and keeps what counted before beside who changed it and why.

    Raises NotOnPaper, PublishedAlready, InvalidAnswers, NothingCorrected, and InvalidInput without a reason.
    """
    sheet = locked(sheet)
    response = response_on_paper(sheet)
    require_sound(sheet, read)
    questionnaire = sheet.series.questionnaire
    beside = {one.uid for one in questionnaire.questions if not can_be_printed(one)}
    kept = {uid: answer for uid, answer in response.answers.items() if uid in beside}
    said = answers_asked_for(questionnaire, kept | dict(read.answers)), sorted(read.untold)
    if said == (response.answers, response.untold):
        raise NothingCorrected
    if not 0 < len(reason.strip()) <= LONGEST_REASON:
        raise InvalidInput(_("Say in a few words what was wrong with the reading."))
    before = {"answers": response.answers, "untold": response.untold}
    db.session.add(SheetCorrection(sheet_id=sheet.id, corrected_by=actor.account_id, reason=reason.strip(), **before))
    response.answers, response.untold = said
    ring(Job.DRAFT_ASSESSMENT, sheet.series.questionnaire.consultation_id)


def response_on_paper(sheet: PaperSheet) -> Response:
    """The response that came of the sheet. Raises NotOnPaper where there is none, PublishedAlready where results hold it."""
    found = db.session.scalars(select(Response).where(Response.code == sheet.code, Response.channel == PAPER)).one_or_none()
    if sheet.outcome != PAPER or found is None:
        raise NotOnPaper
    if sheet.is_published:
        raise PublishedAlready
    return found
