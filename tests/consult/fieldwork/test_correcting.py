"""The page on which a sheet is put right."""

import pytest
from flask import Flask

from consult.core.db import db
from consult.core.transaction import transaction
from consult.diagnostics.models import Response
from consult.fieldwork.keying_actions import key_sheet
from consult.fieldwork.models import PaperSheet
from consult.fieldwork.readings import Read
from consult.fieldwork.settling import note_published
from tests import people
from tests.browser import Browser
from tests.factories import fieldwork

DRIVES, PLACES = "drives222222", "places222222"
WALKS = Read({DRIVES: "n2", PLACES: "To town"})
WHY = "Both read the box below."


@pytest.fixture
def sheet(database: Flask) -> PaperSheet:
    made = fieldwork.sheets_of(fieldwork.series(size=1))[0]
    consultation = made.series.questionnaire.consultation
    for account in (fieldwork.volunteer(consultation), people.malik(consultation.organisation)):
        key_sheet(people.actor(account), made, WALKS)
    return made


@pytest.fixture
def olga(sheet: PaperSheet, database: Flask) -> Browser:
    return Browser(database).sign_in(people.olga(sheet.series.questionnaire.consultation.organisation))


def _address(sheet: PaperSheet) -> str:
    return f"/organisation/feuilles/{sheet.uid}/correction"


def test_the_desk_leads_there_and_what_counted_before_is_shown(sheet: PaperSheet, olga: Browser) -> None:
    desk = olga.post(f"/terrain/{sheet.series.questionnaire.consultation.uid}/saisie", {"code": sheet.code})
    assert desk.status_code == 409 and _address(sheet) in desk.get_data(as_text=True)
    page = olga.get(_address(sheet)).get_data(as_text=True)
    assert "To town" in page and "What counted before" not in page
    done = olga.post(_address(sheet), {DRIVES: "n2", PLACES: "To the market", "why": WHY}, follow_redirects=True)
    shown = done.get_data(as_text=True)
    assert "put right" in shown and WHY in shown and "<del>To town</del>" in shown and "To the market" in shown
    olga.post(_address(sheet), {DRIVES: "n1", "why": "Another box"}, follow_redirects=True)
    assert "<del>No</del>" in olga.get(_address(sheet)).get_data(as_text=True)
    assert db.session.query(Response).one().answers == {DRIVES: "n1"}


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({DRIVES: "n1"}, 422, "what was wrong with the reading"),
        ({DRIVES: "n9", "why": WHY}, 422, "There is a problem"),
        ({DRIVES: "n2", PLACES: "To town", "why": WHY}, 422, "what counts already"),
    ],
)
def test_what_cannot_stand_comes_back_with_a_sentence(
    sheet: PaperSheet, olga: Browser, sent: dict[str, str], status: int, words: str
) -> None:
    answer = olga.post(_address(sheet), sent)
    assert answer.status_code == status and words in answer.get_data(as_text=True)
    assert db.session.query(Response).one().answers == dict(WALKS.answers)


def test_after_publication_it_says_why_nothing_is_put_right(sheet: PaperSheet, olga: Browser) -> None:
    with transaction():
        note_published(sheet.series.questionnaire.consultation)
    for answer in (olga.get(_address(sheet)), olga.post(_address(sheet), {DRIVES: "n1", "why": WHY})):
        assert answer.status_code == 409 and "are published" in answer.get_data(as_text=True)
    desk = olga.post(f"/terrain/{sheet.series.questionnaire.consultation.uid}/saisie", {"code": sheet.code})
    assert _address(sheet) not in desk.get_data(as_text=True)


def test_others_see_nothing_of_it(sheet: PaperSheet, database: Flask) -> None:
    malik = Browser(database).sign_in(people.account("Malik"))
    assert malik.get(_address(sheet)).status_code == 403
    desk = malik.post(f"/terrain/{sheet.series.questionnaire.consultation.uid}/saisie", {"code": sheet.code})
    assert _address(sheet) not in desk.get_data(as_text=True)
