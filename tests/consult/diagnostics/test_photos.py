"""Photos sent with answers, as people send and see them."""

from io import BytesIO

import pytest
from flask import Flask

from consult.core.db import db
from consult.diagnostics.models import OPEN, Questionnaire, Response, ResponseDraft
from consult.diagnostics.photo_models import Attachment
from tests import people
from tests.browser import Browser
from tests.factories import photos, places


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return photos.questionnaire(places.consultation())


def _url(questionnaire: Questionnaire) -> str:
    return f"/consultations/{questionnaire.consultation.uid}/diagnostic"


def test_amina_sends_a_photo_and_sees_it_again(visitor: Browser, questionnaire: Questionnaire) -> None:
    photo, words = (question.uid for question in questionnaire.questions)
    visitor.sign_in(people.amina())
    assert 'enctype="multipart/form-data"' in visitor.get(_url(questionnaire)).get_data(as_text=True)
    visitor.post(_url(questionnaire), {photo: (BytesIO(photos.picture("JPEG", (1_900, 1_900))), "x.jpg"), words: "The bench"})
    digest = db.session.query(Response).one().answers[photo]
    page = visitor.get(_url(questionnaire)).get_data(as_text=True)
    assert f'value="{digest}"' in page and "Your photo is kept." in page
    shown = visitor.get(f"/diagnostic/photos/{digest}")
    assert shown.mimetype == "image/jpeg" and shown.get_data().startswith(b"\xff\xd8")
    assert "private" in shown.headers["Cache-Control"]
    visitor.post(_url(questionnaire), {photo: digest, f"{photo}-remove": "1", words: "The bench"})
    assert db.session.query(Response).one().answers == {words: "The bench"}


def test_others_do_not_see_the_photo(visitor: Browser, questionnaire: Questionnaire) -> None:
    photo, _words = (question.uid for question in questionnaire.questions)
    visitor.sign_in(people.amina())
    visitor.post(_url(questionnaire), {photo: (BytesIO(photos.picture("PNG")), "x.png")})
    digest = db.session.query(Attachment).one().digest
    visitor.sign_in(people.marcel())
    assert visitor.get(f"/diagnostic/photos/{digest}").status_code == 404
    assert visitor.get(f"/diagnostic/photos/{'a' * 64}").status_code == 404
    visitor.sign_in(people.olga(questionnaire.consultation.organisation))
    assert visitor.get(f"/diagnostic/photos/{digest}").status_code == 200


def test_without_an_account_one_sees_the_photo_of_ones_form_and_of_ones_response(
    visitor: Browser, questionnaire: Questionnaire
) -> None:
    questionnaire.assurance = OPEN
    db.session.commit()
    photo, words = (question.uid for question in questionnaire.questions)
    visitor.post(_url(questionnaire), {"then": "later", photo: (BytesIO(photos.picture("JPEG")), "x.jpg")})
    digest = db.session.query(Attachment).one().digest
    address = f"/diagnostic/photos/{digest}"
    page = visitor.get(f"{_url(questionnaire)}/page/1").get_data(as_text=True)
    assert f'href="{address}"' in page and visitor.get(address).status_code == 200
    assert visitor.post(_url(questionnaire), {photo: digest, words: "The bench"}).status_code == 302
    assert db.session.query(ResponseDraft).count() == 0 and visitor.get(address).status_code == 200
    with visitor.client.session_transaction() as session:
        session.clear()
    assert visitor.get(address).status_code == 404


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("x.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(64)),
        ("x.zip", b"PK\x03\x04" + bytes(64)),
        ("x.jpg", b"PK\x03\x04" + bytes(64)),
    ],
)
def test_a_file_that_is_no_photo_is_named_and_nothing_is_lost(
    visitor: Browser, questionnaire: Questionnaire, name: str, content: bytes
) -> None:
    photo, words = (question.uid for question in questionnaire.questions)
    visitor.sign_in(people.amina())
    answer = visitor.post(_url(questionnaire), {photo: (BytesIO(content), name), words: "The bench"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "This file is not a picture we can read." in page and 'value="The bench"' in page
    assert db.session.query(Response).count() == db.session.query(Attachment).count() == 0


def test_files_too_large_are_refused_with_a_page(visitor: Browser, questionnaire: Questionnaire) -> None:
    photo, _words = (question.uid for question in questionnaire.questions)
    visitor.sign_in(people.amina())
    answer = visitor.post(_url(questionnaire), {photo: (BytesIO(bytes(17 * 1024 * 1024)), "x.jpg")})
    assert answer.status_code == 413


@pytest.mark.parametrize("then", ["send", "next", "back", "later", "language-fr"])
def test_a_file_that_is_no_photo_does_not_take_the_place_of_a_good_one(
    visitor: Browser, questionnaire: Questionnaire, then: str
) -> None:
    photo, words = (question.uid for question in questionnaire.questions)
    visitor.sign_in(people.amina())
    visitor.post(_url(questionnaire), {"then": "later", photo: (BytesIO(photos.picture("JPEG")), "x.jpg")})
    digest = db.session.query(Attachment).one().digest
    sent = {"then": then, photo: [digest, (BytesIO(b"PK"), "x.zip")], words: "The bench"}
    refused = visitor.post(_url(questionnaire), sent)
    page = refused.get_data(as_text=True)
    assert refused.status_code == 422 and "This file is not a picture we can read." in page
    assert "Your photo is kept." in page and f'value="{digest}"' in page and "The bench" in page
    kept = db.session.query(ResponseDraft).one().typed
    assert (kept[photo], kept[words]) == ({"": [digest]}, {"": ["The bench"]}) and db.session.query(Attachment).count() == 1


def test_a_photo_is_kept_with_what_names_it_or_not_at_all(visitor: Browser, questionnaire: Questionnaire) -> None:
    photo, words = (question.uid for question in questionnaire.questions)
    visitor.sign_in(people.amina())
    refused = visitor.post(_url(questionnaire), {photo: (BytesIO(photos.picture("JPEG")), "x.jpg"), words: "x" * 101})
    page = refused.get_data(as_text=True)
    digest = db.session.query(Attachment).one().digest
    assert refused.status_code == 422 and db.session.query(Response).count() == 0 and f'value="{digest}"' in page
    assert db.session.query(ResponseDraft).one().typed[photo] == {"": [digest]}


def test_after_the_stage_no_photo_is_taken_in(visitor: Browser, questionnaire: Questionnaire) -> None:
    photo, _words = (question.uid for question in questionnaire.questions)
    visitor.sign_in(people.amina())
    places.close_stage(questionnaire.consultation, "diagnostic")
    assert visitor.post(_url(questionnaire), {photo: (BytesIO(photos.picture("JPEG")), "x.jpg")}).status_code == 409
    assert db.session.query(Attachment).count() == 0
