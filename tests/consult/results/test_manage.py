"""The page on which organisers prepare results."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import func, select

from consult.core.audit import AuditEntry
from consult.core.db import db
from consult.core.outbox import OutboxEntry
from consult.core.sheets import read_workbook
from consult.diagnostics.models import Questionnaire
from consult.jobs import Job
from consult.results import download_actions, manage
from consult.results.models import ResponsesDownload, Results
from tests import people
from tests.browser import Browser
from tests.factories import places, surveys
from workers.results import count_results, write_responses


@pytest.fixture
def sheet(database: object) -> Questionnaire:
    return surveys.questionnaire(places.consultation())


def _address(sheet: Questionnaire, more: str = "") -> str:
    return f"/organisation/consultations/{sheet.consultation.uid}/diagnostic/resultats{more}"


def _looks() -> int:
    return db.session.scalar(select(func.count()).where(AuditEntry.action == "results.look_early")) or 0


def test_results_before_the_end_are_asked_for_by_a_button_and_noted(visitor: Browser, sheet: Questionnaire) -> None:
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    surveys.respond(sheet, 5)
    assert "Results are shown from 11 people on." in visitor.get(_address(sheet)).get_data(as_text=True)
    assert "Too few people have answered" in visitor.post(_address(sheet, "/avant-la-fin")).get_data(as_text=True)
    surveys.respond(sheet, 60, seed=1)
    page = visitor.get(_address(sheet)).get_data(as_text=True)
    assert "About satisfaction" not in page
    db.session.execute(db.text("UPDATE results SET counted_at = counted_at - interval '1 day'"))
    db.session.commit()
    page = visitor.post(_address(sheet, "/avant-la-fin?par=profile")).get_data(as_text=True)
    assert "Your look stands in the journal" in page and "People in the group" in page and "Take the figures home" not in page
    assert _looks() == 2


def test_many_responses_are_counted_by_a_worker_while_the_page_waits(
    visitor: Browser, sheet: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manage, "COUNTED_AT_ONCE", 59)
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    surveys.respond(sheet, 60)
    waiting = visitor.get(_address(sheet))
    assert "60 responses are counted for the first time" in waiting.get_data(as_text=True) and waiting.headers["Refresh"] == "4"
    assert visitor.post(_address(sheet, "/avant-la-fin")).headers["Location"] == _address(sheet)
    assert visitor.get(_address(sheet)).headers["Refresh"] and db.session.query(Results).count() == 0
    assert _looks() == 0 and db.session.query(OutboxEntry).filter_by(job=Job.COUNT_RESULTS.value).count() == 1
    count_results.run(sheet.consultation_id)
    page = visitor.get(_address(sheet))
    assert "60 responses are counted, on" in page.get_data(as_text=True) and "Refresh" not in page.headers
    assert "Your look stands in the journal" in visitor.post(_address(sheet, "/avant-la-fin")).get_data(as_text=True)


def test_results_are_published_by_a_button(visitor: Browser, sheet: Questionnaire) -> None:
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    surveys.respond(sheet, 60)
    assert "Publish the results" not in visitor.get(_address(sheet)).get_data(as_text=True)
    assert visitor.post(_address(sheet, "/publication")).status_code == 409
    places.close_stage(sheet.consultation, "diagnostic")
    assert "Publish the results" in visitor.get(_address(sheet)).get_data(as_text=True)
    assert visitor.post(_address(sheet, "/publication")).headers["Location"].endswith("/diagnostic/resultats")
    assert "Published on" in visitor.get(_address(sheet)).get_data(as_text=True)


def test_groups_are_chosen_until_somebody_answers(visitor: Browser, sheet: Questionnaire) -> None:
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    assert 'type="checkbox"' in visitor.get(_address(sheet)).get_data(as_text=True)
    visitor.post(_address(sheet, "/croisements"), {"question": ["profile"]})
    db.session.refresh(sheet)
    assert [one.uid for one in sheet.questions if one.is_crossed] == ["profile"]
    assert visitor.post(_address(sheet, "/croisements"), {"question": ["satisfaction"]}).status_code == 422
    surveys.respond(sheet, 1)
    page = visitor.get(_address(sheet)).get_data(as_text=True)
    assert 'type="checkbox"' not in page and "<li>About profile</li>" in page
    assert visitor.post(_address(sheet, "/croisements"), {"question": []}).status_code == 409


def test_responses_are_taken_home_with_a_reason(visitor: Browser, sheet: Questionnaire) -> None:
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    surveys.respond(sheet, 10)
    assert "They can be taken home from 11 responses on." in visitor.get(_address(sheet)).get_data(as_text=True)
    assert visitor.post(_address(sheet, "/reponses"), {"reason": "To try", "file_format": "csv"}).status_code == 409
    surveys.respond(sheet, 5, seed=1)
    assert "This is an early look" in visitor.get(_address(sheet)).get_data(as_text=True)
    assert visitor.post(_address(sheet, "/reponses"), {"reason": "", "file_format": "xlsx"}).status_code == 422
    assert db.session.query(ResponsesDownload).count() == 0
    answer = visitor.post(_address(sheet, "/reponses"), {"reason": "To cross with a map", "file_format": "ods"})
    read = read_workbook(answer.data)
    assert len(read["responses"]) == 12 and read["dictionary"]
    page = visitor.get(_address(sheet)).get_data(as_text=True)
    assert "Olga: 11 responses, “To cross with a map” – an early look" in page
    places.close_stage(sheet.consultation, "diagnostic")
    answer = visitor.post(_address(sheet, "/reponses"), {"reason": "To keep", "file_format": "ods"})
    assert len(read_workbook(answer.data)["responses"]) == 16
    assert "This is an early look" not in visitor.get(_address(sheet)).get_data(as_text=True)


def test_a_large_file_is_prepared_and_fetched_by_whoever_asked(
    visitor: Browser, sheet: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download_actions, "CELLS_AT_ONCE", 1)
    places.close_stage(sheet.consultation, "diagnostic")
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    surveys.respond(sheet, 15)
    told = {"reason": "To cross with a map", "file_format": "xlsx"}
    answer = visitor.post(_address(sheet, "/reponses"), told)
    assert (answer.status_code, answer.headers["Location"]) == (303, _address(sheet, "#reponses"))
    assert "Your file of 15 responses is being prepared" in visitor.get(_address(sheet)).get_data(as_text=True)
    (download,) = db.session.query(ResponsesDownload)
    path = _address(sheet, f"/reponses/{download.uid}")
    assert visitor.get(path).status_code == 404
    write_responses.run(download.id)
    assert f'href="{path}"' in visitor.get(_address(sheet)).get_data(as_text=True)
    assert len(read_workbook(visitor.get(path).data)["responses"]) == 16
    text = visitor.post(_address(sheet, "/reponses"), told | {"file_format": "csv"})
    with ZipFile(BytesIO(text.data)) as archive:
        assert len(archive.read(archive.namelist()[0]).splitlines()) == 16
    visitor.sign_in(people.account("Oscar", organisation=sheet.consultation.organisation, role="organiser"))
    assert visitor.get(path).status_code == 403 and "Your file" not in visitor.get(_address(sheet)).get_data(as_text=True)


def test_nobody_else_prepares_results(visitor: Browser, sheet: Questionnaire) -> None:
    visitor.sign_in(people.amina())
    assert visitor.get(_address(sheet)).status_code == 403
    for path in ("/avant-la-fin", "/publication", "/croisements", "/reponses"):
        assert visitor.post(_address(sheet, path), {}).status_code == 403
    visitor.sign_in(people.olga(places.organisation("Montclair")))
    assert visitor.get(_address(sheet)).status_code in (403, 404)
