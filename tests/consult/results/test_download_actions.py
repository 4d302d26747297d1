"""Taking responses home."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from consult.core import outbox
from consult.core.actors import INSTANCE, SYSTEM, VISITOR, Actor
from consult.core.audit import AuditEntry
from consult.core.clock import now
from consult.core.db import db
from consult.core.errors import InvalidInput, NotAllowed
from consult.core.sheets import read_workbook
from consult.diagnostics.models import Questionnaire, Response
from consult.jobs import Job
from consult.results import download_actions
from consult.results.download_actions import delete_old_downloads, download_early, download_responses, write_responses
from consult.results.models import ResponsesDownload
from consult.results.refusals import NothingToShow, StillAnswering
from tests import people
from tests.factories import places, surveys


@pytest.fixture
def sheet(database: Flask) -> Questionnaire:
    sheet = surveys.questionnaire(places.consultation())
    places.close_stage(sheet.consultation, "diagnostic")
    return sheet


@pytest.fixture
def olga(sheet: Questionnaire) -> Actor:
    return people.actor(people.olga(sheet.consultation.organisation))


@pytest.fixture
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download_actions, "CELLS_AT_ONCE", 1)


def test_whoever_takes_responses_home_says_why(sheet: Questionnaire, olga: Actor) -> None:
    surveys.respond(sheet, 10, seed=9)
    with pytest.raises(NothingToShow):
        download_responses(olga, sheet, reason="To read", file_format="csv")
    db.session.query(Response).delete()
    surveys.respond(sheet, 13)
    for told in (
        {"reason": " ", "file_format": "csv"},
        {"reason": "x" * 501, "file_format": "csv"},
        {"reason": "x", "file_format": "pdf"},
    ):
        with pytest.raises(InvalidInput):
            download_responses(olga, sheet, **told)
    note = download_responses(olga, sheet, reason=" To read ", file_format="xlsx")
    assert (note.reason, note.account_name, note.account_id, note.responses_count) == ("To read", olga.name, olga.account_id, 13)
    assert not note.is_prepared and outbox.due() == []


@pytest.mark.usefixtures("_few_are_many")
def test_a_large_workbook_is_written_by_a_worker_once_and_text_never(sheet: Questionnaire, olga: Actor) -> None:
    surveys.respond(sheet, 13)
    assert not download_responses(olga, sheet, reason="To read", file_format="csv").is_prepared
    note = download_responses(olga, sheet, reason="To read", file_format="ods")
    assert note.is_prepared and (Job.WRITE_RESPONSES.value, note.id) in outbox.due()
    surveys.respond(sheet, 1, seed=2)
    write_responses(SYSTEM, note)
    assert note.content is not None and len(read_workbook(note.content)["responses"]) == 15
    assert note.responses_count == 14 and outbox.due() == []
    note.content = b"kept"
    db.session.commit()
    write_responses(SYSTEM, note)
    assert note.content == b"kept"


@pytest.mark.usefixtures("_few_are_many")
def test_a_file_is_deleted_after_a_day_and_what_it_was_for_stays(sheet: Questionnaire, olga: Actor) -> None:
    surveys.respond(sheet, 13)
    note = download_responses(olga, sheet, reason="To read", file_format="xlsx")
    write_responses(SYSTEM, note)
    assert delete_old_downloads(SYSTEM, INSTANCE) == 0 and not note.is_gone
    note.written_at = now() - timedelta(days=1, seconds=1)
    db.session.commit()
    assert note.is_gone and delete_old_downloads(SYSTEM, INSTANCE) == 1
    db.session.expire_all()
    (kept,) = db.session.query(ResponsesDownload)
    assert kept.content is None and kept.reason == "To read"


def test_nobody_else_takes_responses_home(sheet: Questionnaire, olga: Actor) -> None:
    surveys.respond(sheet, 13)
    note = download_responses(olga, sheet, reason="To read", file_format="xlsx")
    for actor in (VISITOR, people.actor(people.amina()), people.actor(people.malik(sheet.consultation.organisation))):
        with pytest.raises(NotAllowed):
            download_responses(actor, sheet, reason="To read", file_format="csv")
        with pytest.raises(NotAllowed):
            download_early(actor, sheet, reason="To read", file_format="csv")
        with pytest.raises(NotAllowed):
            write_responses(actor, note)
        with pytest.raises(NotAllowed):
            delete_old_downloads(actor, INSTANCE)


@pytest.mark.usefixtures("_few_are_many")
def test_while_people_answer_a_file_is_an_early_look_at_the_first_of_them(database: Flask) -> None:
    sheet = surveys.questionnaire(places.consultation())
    olga = people.actor(people.olga(sheet.consultation.organisation))
    surveys.respond(sheet, 10)
    with pytest.raises(NothingToShow):
        download_early(olga, sheet, reason="To read", file_format="csv")
    surveys.respond(sheet, 15, seed=1)
    with pytest.raises(StillAnswering):
        download_responses(olga, sheet, reason="To read", file_format="csv")
    note = download_early(olga, sheet, reason="To read", file_format="xlsx")
    write_responses(SYSTEM, note)
    assert note.responses_count == 22 and note.content and len(read_workbook(note.content)["responses"]) == 23
    rows = select(func.count()).where(AuditEntry.action == "results.download_early", AuditEntry.account_id == olga.account_id)
    assert db.session.scalar(rows) == 1
