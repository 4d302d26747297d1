"""Photos at the door, at a desk, and handed in with sheets."""

from datetime import timedelta
from io import BytesIO

import pytest
from flask import Flask

from consult.core.actors import INSTANCE, SYSTEM, VISITOR
from consult.core.clock import now
from consult.core.db import db
from consult.core.errors import DomainError, NotAllowed, NotFound
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.photo_actions import delete_unused_photos
from consult.diagnostics.photo_models import Attachment
from consult.fieldwork.correction_actions import correct_sheet
from consult.fieldwork.keying_actions import key_sheet
from consult.fieldwork.models import PaperSheet
from consult.fieldwork.photo_actions import keep_field_photos, keep_sheet_photos
from consult.fieldwork.readings import Read
from tests import people
from tests.browser import Browser
from tests.factories import fieldwork, photos, places

JPEG = photos.picture("JPEG")


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    made = photos.questionnaire(places.consultation())
    made.is_paged, made.questions[1].page = True, 2
    db.session.commit()
    return made


@pytest.fixture
def sheet(questionnaire: Questionnaire) -> PaperSheet:
    return fieldwork.sheets_of(fieldwork.series(questionnaire, 1))[0]


def test_at_the_door_a_photo_is_taken_and_travels_with_the_form(questionnaire: Questionnaire, database: Flask) -> None:
    photo, words = (one.uid for one in questionnaire.questions)
    victor = Browser(database).sign_in(fieldwork.volunteer(questionnaire.consultation))
    address = f"/terrain/{questionnaire.consultation.uid}/reponse"
    first = victor.get(address).get_data(as_text=True)
    assert 'enctype="multipart/form-data"' in first and 'type="file"' in first
    sent = fieldwork.carried_along(first) | {"then": "next"}
    wrong = victor.post(address, sent | {photo: (BytesIO(b"PK"), "x.zip")})
    assert wrong.status_code == 422 and "not a picture we can read" in wrong.get_data(as_text=True)
    second = victor.post(address, sent | {photo: (BytesIO(JPEG), "x.jpg")}).get_data(as_text=True)
    along = fieldwork.carried_along(second)
    assert len(along[photo]) == 64 and "In a few words" in second
    back = victor.post(address, along | {"then": "back"}).get_data(as_text=True)
    assert "The photo is kept." in back and "See my photo" not in back
    victor.post(address, along | {words: "The bench", "then": "send"})
    assert db.session.query(Response).one().answers == {photo: along[photo], words: "The bench"}
    kept = db.session.query(Attachment).one()
    assert (kept.digest, kept.person_id) == (along[photo], None)


def test_whoever_answers_a_sheet_online_sends_a_photo_too(sheet: PaperSheet, database: Flask) -> None:
    photo, words = (one.uid for one in sheet.series.questionnaire.questions)
    somebody, address = Browser(database), f"/feuille/{sheet.code}"
    first = fieldwork.carried_along(somebody.get(address).get_data(as_text=True))
    wrong = somebody.post(address, first | {"then": "next", photo: (BytesIO(b"PK"), "x.zip")})
    assert wrong.status_code == 422 and "not a picture we can read" in wrong.get_data(as_text=True)
    second = somebody.post(address, first | {"then": "next", photo: (BytesIO(JPEG), "x.jpg")}).get_data(as_text=True)
    somebody.post(address, fieldwork.carried_along(second) | {words: "The bench", "then": "send"})
    assert db.session.query(Response).one().answers.keys() == {photo, words}


def test_a_photo_handed_in_with_a_sheet_is_attached_by_one_of_its_two_readers(sheet: PaperSheet, database: Flask) -> None:
    photo, words = (one.uid for one in sheet.series.questionnaire.questions)
    consultation, address = sheet.series.questionnaire.consultation, f"/terrain/feuilles/{sheet.uid}"
    victor = Browser(database).sign_in(fieldwork.volunteer(consultation))
    malik = Browser(database).sign_in(people.malik(consultation.organisation))
    page = victor.get(address).get_data(as_text=True)
    assert "A photo handed in with the sheet" in page and 'enctype="multipart/form-data"' in page
    wrong = victor.post(address, {words: "The bench", "then": "send", photo: (BytesIO(b"PK"), "x.zip")})
    assert wrong.status_code == 422 and "The bench" in wrong.get_data(as_text=True)
    victor.post(address, {words: "The bench", "then": "send", photo: (BytesIO(JPEG), "x.jpg")})
    malik.post(address, {words: "the bench", "then": "send"})
    answers = db.session.query(Response).one().answers
    assert answers == {photo: db.session.query(Attachment).one().digest, words: "The bench"}
    correct_sheet(
        people.actor(people.olga(consultation.organisation)), sheet, Read({words: "The benches"}), reason="It says benches."
    )
    assert db.session.query(Response).one().answers == answers | {words: "The benches"}


def test_a_photo_waits_for_the_second_reading_as_long_as_it_takes(sheet: PaperSheet) -> None:
    photo, _words = (one.uid for one in sheet.series.questionnaire.questions)
    victor = people.actor(fieldwork.volunteer(sheet.series.questionnaire.consultation))
    named, _other = (photos.kept(sheet.series.questionnaire, None, size) for size in ((60, 30), (30, 60)))
    key_sheet(victor, sheet, Read({photo: named}))
    for one in db.session.query(Attachment):
        one.created_at = now() - timedelta(days=9)
    db.session.commit()
    assert delete_unused_photos(SYSTEM, INSTANCE) == 1
    assert db.session.query(Attachment).one().digest == named


def test_photos_are_taken_by_whoever_collects_responses_and_while_they_are(
    sheet: PaperSheet, questionnaire: Questionnaire
) -> None:
    victor = people.actor(fieldwork.volunteer(questionnaire.consultation))
    for stranger in (VISITOR, people.actor(people.amina())):
        with pytest.raises(NotAllowed):
            keep_field_photos(stranger, questionnaire, {})
    with pytest.raises(NotAllowed):
        keep_sheet_photos(SYSTEM, sheet, {})
    keep_sheet_photos(VISITOR, sheet, {})
    places.close_stage(questionnaire.consultation, "diagnostic")
    with pytest.raises(DomainError):
        keep_field_photos(victor, questionnaire, {})
    questionnaire.consultation.published_at = None
    db.session.commit()
    with pytest.raises(NotFound):
        keep_sheet_photos(VISITOR, sheet, {})
