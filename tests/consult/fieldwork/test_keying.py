"""The pages on which sheets are typed in."""

import pytest
from flask import Flask

from consult.core.db import db
from consult.diagnostics.models import Response
from consult.fieldwork.models import PaperSheet, SheetKeying
from tests import people
from tests.browser import Browser
from tests.factories import fieldwork, places

DRIVES, PLACES, OTHERS = "drives222222", "places222222", "others222222"
WALKS = {DRIVES: "n2", PLACES: "To town", "then": "send"}


@pytest.fixture
def sheet(database: Flask) -> PaperSheet:
    return fieldwork.sheets_of(fieldwork.series(size=1))[0]


def _people(sheet: PaperSheet, app: Flask) -> tuple[Browser, Browser]:
    consultation = sheet.series.questionnaire.consultation
    accounts = fieldwork.volunteer(consultation), people.malik(consultation.organisation)
    victor, malik = (Browser(app).sign_in(account) for account in accounts)
    return victor, malik


def _desk(sheet: PaperSheet) -> str:
    return f"/terrain/{sheet.series.questionnaire.consultation.uid}/saisie"


def test_print_type_in_twice_differ_settle(sheet: PaperSheet, database: Flask) -> None:
    victor, malik = _people(sheet, database)
    address = str(victor.post(_desk(sheet), {"code": sheet.code.lower()}).location)
    page = victor.get(address).get_data(as_text=True)
    assert "1. Do you drive?" in page and "2. Where to?" in page and "(must be answered)" not in page
    assert "typed in once" in victor.post(address, WALKS, follow_redirects=True).get_data(as_text=True)
    assert sheet.code in malik.get(_desk(sheet)).get_data(as_text=True)
    done = malik.post(address, WALKS | {PLACES: "To the market"}, follow_redirects=True).get_data(as_text=True)
    assert "the two readings differ" in done and f"/terrain/ecarts/{sheet.uid}" in done
    assert f"/terrain/ecarts/{sheet.uid}" not in victor.get(_desk(sheet)).get_data(as_text=True)
    differences = malik.get(f"/terrain/ecarts/{sheet.uid}").get_data(as_text=True)
    assert "To town" in differences and "To the market" in differences and "Do you drive?" not in differences
    settled = malik.post(f"/terrain/ecarts/{sheet.uid}", {PLACES: "To town", "then": "send"}, follow_redirects=True)
    assert "it counts now" in settled.get_data(as_text=True)
    response = db.session.query(Response).one()
    assert (response.code, response.channel, response.answers) == (sheet.code, "paper", {DRIVES: "n2", PLACES: "To town"})


def test_two_people_put_a_blank_sheet_aside_or_one_of_them_thinks_otherwise(sheet: PaperSheet, database: Flask) -> None:
    victor, malik = _people(sheet, database)
    address = f"/terrain/feuilles/{sheet.uid}"
    victor.post(address, {"then": "spoiled"})
    malik.post(address, WALKS)
    page = malik.get(f"/terrain/ecarts/{sheet.uid}").get_data(as_text=True)
    assert page.count("Put aside as blank or unreadable") == 3 and "1. Do you drive?" in page
    assert "put aside" in malik.post(f"/terrain/ecarts/{sheet.uid}", {"then": "spoiled"}, follow_redirects=True).get_data(
        as_text=True
    )
    assert db.session.query(Response).count() == 0


@pytest.mark.parametrize("code", ["", "K7QF-2MXD-9", "x" * 400, "https://elsewhere.example/"])
def test_codes_that_are_none_are_refused_in_a_sentence(sheet: PaperSheet, database: Flask, code: str) -> None:
    victor, _malik = _people(sheet, database)
    assert victor.post(_desk(sheet), {"code": code}).status_code == 422


def test_the_desk_says_why_a_sheet_cannot_be_typed_in(sheet: PaperSheet, database: Flask) -> None:
    victor, malik = _people(sheet, database)
    victor.post(f"/terrain/feuilles/{sheet.uid}", WALKS)
    again = victor.post(_desk(sheet), {"code": sheet.code})
    assert again.status_code == 409 and "must be somebody else" in again.get_data(as_text=True)
    twice = victor.post(f"/terrain/feuilles/{sheet.uid}", WALKS, follow_redirects=True).get_data(as_text=True)
    assert "must be somebody else" in twice and db.session.query(SheetKeying).count() == 1
    elsewhere = places.consultation(places.organisation("Montclair"))
    nora = Browser(database).sign_in(people.account("Nora", organisation=elsewhere.organisation, role="moderator"))
    other = nora.post(f"/terrain/{elsewhere.uid}/saisie", {"code": sheet.code})
    assert other.status_code == 422 and "another consultation" in other.get_data(as_text=True)
    places.close_stage(sheet.series.questionnaire.consultation, "diagnostic")
    sheet.series.keying_days = 0
    db.session.commit()
    late = malik.post(_desk(sheet), {"code": sheet.code})
    assert late.status_code == 409 and "last day for paper is past" in late.get_data(as_text=True)


def test_a_reading_that_makes_no_sense_comes_back_as_typed(sheet: PaperSheet, database: Flask) -> None:
    victor, _malik = _people(sheet, database)
    answer = victor.post(f"/terrain/feuilles/{sheet.uid}", {DRIVES: "n9", OTHERS: "Benches", "then": "send"})
    assert answer.status_code == 422 and "Benches" in answer.get_data(as_text=True)
    nothing = victor.post(f"/terrain/feuilles/{sheet.uid}", {"then": "send"})
    assert nothing.status_code == 422 and "Nothing is typed in" in nothing.get_data(as_text=True)
    assert db.session.query(SheetKeying).count() == 0


def test_what_agrees_already_is_not_asked_about(sheet: PaperSheet, database: Flask) -> None:
    _victor, malik = _people(sheet, database)
    assert malik.get(f"/terrain/ecarts/{sheet.uid}").status_code == 409
    assert malik.post(f"/terrain/ecarts/{sheet.uid}", WALKS).status_code == 409


@pytest.mark.parametrize("path", ["/terrain/{0}/saisie", "/terrain/feuilles/{1}", "/terrain/ecarts/{1}"])
def test_citizens_see_no_sheet(sheet: PaperSheet, database: Flask, path: str) -> None:
    amina = Browser(database).sign_in(people.amina())
    assert amina.get(path.format(sheet.series.questionnaire.consultation.uid, sheet.uid)).status_code == 403
