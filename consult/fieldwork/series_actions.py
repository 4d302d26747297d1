"""Printing series of sheets, and withdrawing them."""

from sqlalchemy import func, insert, select, update

from consult.core import outbox
from consult.core.actions import action
from consult.core.actors import Actor, Instance
from consult.core.authorization import only_system
from consult.core.clock import now
from consult.core.db import db, new_code, new_uid
from consult.core.errors import InvalidInput
from consult.core.i18n import force_locale
from consult.core.lookup import locked
from consult.diagnostics.models import Questionnaire
from consult.fieldwork.checking import require_possible
from consult.fieldwork.errors import NoQuestionnaire, SheetRevoked
from consult.fieldwork.fingerprints import questions_digest
from consult.fieldwork.models import LONGEST_KEYING, MOST_SHEETS, PaperSheet, SeriesFile, SheetSeries
from consult.fieldwork.periods import is_long_over
from consult.fieldwork.policies import may_print_series, may_revoke_series
from consult.fieldwork.printing import sheets_pdf
from consult.jobs import Job

# Sheets in one file: printed in some seconds, carried in one envelope.
IN_ONE_FILE = 50
# So few are made while one waits.
AT_ONCE = 10


@action(may_print_series)
def print_series(
    actor: Actor,
    questionnaire: Questionnaire,
    *,
    sheets_count: int,
    language: str,
    is_large: bool = False,
    place: str = "",
    keying_days: int = 14,
) -> SheetSeries:
    """Numbered sheets, each with a code of its own; a worker makes their files, where they are more than a few.

    Raises NoQuestionnaire where there is nothing to print, IdentityOnly where no paper is taken, InvalidInput for a number of
    sheets or days beyond the limits.
    """
    questionnaire = locked(questionnaire)
    if questionnaire.is_draft or not questionnaire.questions:
        raise NoQuestionnaire
    require_possible(questionnaire)
    if not 1 <= sheets_count <= MOST_SHEETS or not 0 <= keying_days <= LONGEST_KEYING:
        raise InvalidInput
    kept = {"language": language, "is_large": is_large, "place": place, "keying_days": keying_days}
    series = _numbered(questionnaire, sheets_count=sheets_count, digest=questions_digest(questionnaire), **kept)
    rows = [{"series_id": series.id, "number": n, "code": new_code(), "uid": new_uid()} for n in range(1, sheets_count + 1)]
    db.session.execute(insert(PaperSheet), rows)
    for first in range(1, sheets_count + 1, IN_ONE_FILE):
        _begin_file(series, first, min(first + IN_ONE_FILE - 1, sheets_count))
    return series


@action(only_system)
def make_file(actor: Actor, file: SeriesFile) -> None:
    """Makes the PDF of some sheets; nothing for a series that was withdrawn meanwhile."""
    outbox.consume(Job.MAKE_FILE, file.id)
    if file.series.revoked_at is None:
        _fill(file)


@action(may_revoke_series)
def revoke_series(actor: Actor, series: SheetSeries) -> None:
    """No sheet of the series is taken from now on; what was taken before stays. Its files are deleted. Raises SheetRevoked."""
    series = locked(series)
    if series.revoked_at is not None:
        raise SheetRevoked
    series.revoked_at = db.session.scalar(select(func.now()))
    gone = update(SeriesFile).where(SeriesFile.series_id == series.id).values(content=None, made_at=None)
    db.session.execute(gone.execution_options(synchronize_session=False))


@action(only_system)
def delete_old_files(actor: Actor, instance: Instance) -> int:
    """Deletes the files of series nobody has been able to type in for long; returns how many. Series and sheets stay."""
    rows = db.session.scalars(select(SeriesFile).where(SeriesFile.made_at.is_not(None))).unique()
    old = [file.id for file in rows if is_long_over(file.series, now())]
    gone = update(SeriesFile).where(SeriesFile.id.in_(old)).values(content=None, made_at=None)
    db.session.execute(gone.execution_options(synchronize_session=False))
    return len(old)


def _numbered(questionnaire: Questionnaire, **kept: object) -> SheetSeries:
    last = select(func.max(SheetSeries.number)).where(SheetSeries.questionnaire_id == questionnaire.id)
    series = SheetSeries(questionnaire=questionnaire, number=(db.session.scalar(last) or 0) + 1, **kept)
    db.session.add(series)
    db.session.flush()
    return series


def _begin_file(series: SheetSeries, first: int, last: int) -> None:
    file = SeriesFile(series=series, first=first, last=last)
    db.session.add(file)
    db.session.flush()
    if series.sheets_count <= AT_ONCE:
        _fill(file)
    else:
        outbox.ring(Job.MAKE_FILE, file.id)


def _fill(file: SeriesFile) -> None:
    mine = PaperSheet.series_id == file.series_id, PaperSheet.number.between(file.first, file.last)
    sheets = db.session.scalars(select(PaperSheet).where(*mine).order_by(PaperSheet.number)).unique().all()
    with force_locale(file.series.language):
        content = sheets_pdf(file.series, sheets)
    file.made_at, file.content = db.session.scalar(select(func.now())), content
