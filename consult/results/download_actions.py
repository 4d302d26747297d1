"""Taking responses home: at once where they are few, else as a file that a worker writes and that is kept for a day."""

from sqlalchemy import select, update

from consult.core import outbox
from consult.core.actions import action
from consult.core.actors import Actor, Instance
from consult.core.authorization import only_system
from consult.core.clock import database_now, now
from consult.core.db import db
from consult.core.errors import InvalidInput
from consult.core.i18n import current_language, force_locale
from consult.core.i18n import lazy_gettext as _
from consult.core.written_sheets import CSV, FORMATS
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.participation import steady
from consult.jobs import Job
from consult.results.files import as_file, folder_of
from consult.results.models import KEPT_FOR, REASON_AT_MOST, ResponsesDownload
from consult.results.policies import may_download_early, may_download_responses
from consult.results.refusals import NothingToShow, StillAnswering
from consult.results.rows import columns_of, response_sheets

# What a workbook is written of while somebody waits; text goes out as it is written, however much it is.
CELLS_AT_ONCE = 200_000


@action(may_download_responses)
def download_responses(actor: Actor, questionnaire: Questionnaire, *, reason: str, file_format: str) -> ResponsesDownload:
    """Notes who takes the responses home, in which format and why; a large workbook is prepared by a worker.

    Raises StillAnswering before the end, InvalidInput without a reason, NothingToShow below the threshold of responses.
    """
    if not questionnaire.consultation.is_stage_past("diagnostic"):
        raise StillAnswering
    return _noted(actor, questionnaire, reason, file_format)


@action(may_download_early)
def download_early(actor: Actor, questionnaire: Questionnaire, *, reason: str, file_format: str) -> ResponsesDownload:
    """The same while people answer: an early look, which the journal calls so, at the first responses in steps of the threshold.

    Raises InvalidInput without a reason, NothingToShow below the threshold of responses.
    """
    return _noted(actor, questionnaire, reason, file_format)


def _noted(actor: Actor, questionnaire: Questionnaire, reason: str, file_format: str) -> ResponsesDownload:
    if not 0 < len(reason.strip()) <= REASON_AT_MOST or file_format not in FORMATS:
        raise InvalidInput(_("Say in a few words what you need the responses for."))
    count, _among = steady(questionnaire)
    if not count:
        raise NothingToShow
    note = ResponsesDownload(questionnaire=questionnaire, reason=reason.strip(), format=file_format, responses_count=count)
    note.account_id, note.account_name, note.language = actor.account_id, actor.name, current_language()
    note.is_prepared = file_format != CSV and count * len(columns_of(questionnaire)) > CELLS_AT_ONCE
    db.session.add(note)
    db.session.flush()
    if note.is_prepared:
        outbox.ring(Job.WRITE_RESPONSES, note.id)
    return note


@action(only_system)
def write_responses(actor: Actor, download: ResponsesDownload) -> None:
    """Writes the file somebody asked for, with the responses of this moment; once."""
    outbox.consume(Job.WRITE_RESPONSES, download.id)
    if not download.is_prepared or download.written_at is not None:
        return
    questionnaire = download.questionnaire
    name = folder_of("reponses", questionnaire.consultation.uid)
    with force_locale(download.language):
        download.responses_count, among = steady(questionnaire)
        content = as_file(response_sheets(questionnaire, among), download.format, name)
    download.content, download.written_at = content, now()


@action(only_system)
def delete_old_downloads(actor: Actor, instance: Instance) -> int:
    """Deletes the files that were written a day ago; returns how many. Who took them home, and why, stays."""
    old = select(ResponsesDownload.id).where(
        ResponsesDownload.content.is_not(None), ResponsesDownload.written_at < database_now() - KEPT_FOR
    )
    gone = update(ResponsesDownload).where(ResponsesDownload.id.in_(old)).values(content=None).returning(ResponsesDownload.id)
    return len(db.session.execute(gone.execution_options(synchronize_session=False)).all())
