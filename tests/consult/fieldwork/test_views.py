"""A printed sheet answered online."""

import pytest
from flask import Flask

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.models import Response
from consult.fieldwork.models import PaperSheet
from consult.fieldwork.series_actions import revoke_series
from tests.browser import Browser
from tests.factories import fieldwork, places

DRIVES, PLACES = "drives222222", "places222222"


@pytest.fixture
def sheet(database: Flask) -> PaperSheet:
    return fieldwork.sheets_of(fieldwork.series(size=1))[0]


def test_the_code_typed_leads_to_the_questions_and_is_that_of_the_answers(sheet: PaperSheet, visitor: Browser) -> None:
    assert visitor.get("/feuille").status_code == 200
    address = str(visitor.post("/feuille", {"code": sheet.code.lower().replace("-", " ")}).location)
    assert address == f"/feuille/{sheet.code}"
    first = visitor.get(address).get_data(as_text=True)
    more = visitor.post(address, fieldwork.carried_along(first) | {DRIVES: "n2", "then": "send"}).get_data(as_text=True)
    assert "There is something more to answer" in more and "Where to?" in more
    sent = fieldwork.carried_along(more) | {DRIVES: "n2", PLACES: "To town", "then": "send"}
    for _time in range(2):
        assert sheet.code in visitor.post(address, sent).get_data(as_text=True)
    response = db.session.query(Response).one()
    assert (response.code, response.channel, response.answers) == (sheet.code, "web", {DRIVES: "n2", PLACES: "To town"})
    again = visitor.get(address)
    assert again.status_code == 409 and "answered online already" in again.get_data(as_text=True)


def test_what_is_wrong_comes_back_as_typed(sheet: PaperSheet, visitor: Browser) -> None:
    page = visitor.get(f"/feuille/{sheet.code}").get_data(as_text=True)
    answer = visitor.post(f"/feuille/{sheet.code}", fieldwork.carried_along(page) | {"others222222": "Benches", "then": "send"})
    assert answer.status_code == 422 and "Benches" in answer.get_data(as_text=True)
    assert db.session.query(Response).count() == 0


def test_a_code_that_is_none_is_refused_in_a_sentence(sheet: PaperSheet, visitor: Browser) -> None:
    assert visitor.post("/feuille", {"code": "K7QF-2MXD-9"}).status_code == 422
    assert visitor.post("/feuille", {"code": ""}).status_code == 422
    answer = visitor.get("/feuille/K7QF-2MXD-9")
    assert answer.status_code == 404 and "No sheet has this code" in answer.get_data(as_text=True)


def test_a_withdrawn_sheet_and_a_closed_diagnostic_are_explained(sheet: PaperSheet, visitor: Browser) -> None:
    page = visitor.get(f"/feuille/{sheet.code}").get_data(as_text=True)
    places.close_stage(sheet.series.questionnaire.consultation, "diagnostic")
    closed = visitor.get(f"/feuille/{sheet.code}")
    assert closed.status_code == 409 and "it is over" in closed.get_data(as_text=True)
    assert (
        visitor.post(f"/feuille/{sheet.code}", fieldwork.carried_along(page) | {DRIVES: "n1", "then": "send"}).status_code == 409
    )
    revoke_series(SYSTEM, sheet.series)
    assert "were withdrawn" in visitor.get(f"/feuille/{sheet.code}").get_data(as_text=True)


def test_sheets_of_a_draft_open_nothing(sheet: PaperSheet, visitor: Browser) -> None:
    sheet.series.questionnaire.consultation.published_at = None
    db.session.commit()
    assert visitor.get(f"/feuille/{sheet.code}").status_code == 404
