"""The photos that responses name, as organisers look at them and take them home."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import func, select

from consult.core.audit import AuditEntry
from consult.core.db import db
from consult.diagnostics.models import Questionnaire, Response
from consult.results.photos import photo_files, photos_in
from tests import people
from tests.browser import Browser
from tests.factories import photos, places


@pytest.fixture
def sheet(database: Flask) -> Questionnaire:
    """Eleven responses, two of which name the same photo; another photo is named by none."""
    made = photos.questionnaire(places.consultation())
    digest, _unused = photos.kept(made, None), photos.kept(made, None, (50, 50))
    photo = made.questions[0].uid
    named = [{photo: digest}] * 2 + [{}] * 9
    db.session.add_all(Response(questionnaire_id=made.id, answers=answers) for answers in named)
    db.session.commit()
    return made


def _address(sheet: Questionnaire, more: str = "") -> str:
    return f"/organisation/consultations/{sheet.consultation.uid}/diagnostic/resultats{more}"


def _looks() -> int:
    return db.session.scalar(select(func.count()).where(AuditEntry.action == "results.look_at_photos")) or 0


def test_each_photo_that_a_response_names_is_there_once(sheet: Questionnaire) -> None:
    (found,) = db.session.scalars(photos_in(sheet)).all()
    ((name, content),) = photo_files(sheet)
    assert name == f"photos/{found.digest}.jpg" and content == found.content
    sheet.questions = sheet.questions[1:]
    db.session.commit()
    assert list(photo_files(sheet)) == []


def test_olga_finds_the_photos_and_her_look_is_noted(visitor: Browser, sheet: Questionnaire) -> None:
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    assert _address(sheet, "/photos") in visitor.get(_address(sheet)).get_data(as_text=True)
    page = visitor.get(_address(sheet, "/photos")).get_data(as_text=True)
    assert page.count("<img") == 1 and "Photo 1 of 1" in page and _looks() == 1
    (found,) = db.session.scalars(photos_in(sheet)).all()
    assert visitor.get(f"/diagnostic/photos/{found.digest}").status_code == 200


def test_nobody_else_finds_them_and_of_few_responses_nobody_does(visitor: Browser, sheet: Questionnaire) -> None:
    assert visitor.get(_address(sheet, "/photos")).status_code in (302, 401, 403)
    visitor.sign_in(people.amina())
    assert visitor.get(_address(sheet, "/photos")).status_code == 403
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    db.session.delete(db.session.query(Response).first())
    db.session.commit()
    assert _address(sheet, "/photos") not in visitor.get(_address(sheet)).get_data(as_text=True)
    assert visitor.get(_address(sheet, "/photos")).status_code == 409 and _looks() == 0


def test_the_archive_of_responses_brings_the_photos_along(visitor: Browser, sheet: Questionnaire) -> None:
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    answer = visitor.post(_address(sheet, "/reponses"), {"reason": "To look at the benches", "file_format": "csv"})
    with ZipFile(BytesIO(answer.data)) as archive:
        names = archive.namelist()
        rows = archive.read(next(one for one in names if one.endswith("responses.csv"))).decode()
        (picture,) = (one for one in names if "/photos/" in one)
        assert archive.read(picture).startswith(b"\xff\xd8")
    assert picture.split("/")[-1].removesuffix(".jpg") in rows
