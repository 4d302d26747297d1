"""Keeping photos."""

from datetime import timedelta
from hashlib import sha256

import pytest
from flask import Flask

from consult.core.actors import INSTANCE, SYSTEM, VISITOR
from consult.core.clock import now
from consult.core.db import db
from consult.core.errors import DomainError, NotAllowed
from consult.diagnostics import photo_actions
from consult.diagnostics.actions import submit_response
from consult.diagnostics.drafts import keep_draft
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.photo_actions import delete_unused_photos, keep_photo
from consult.diagnostics.photo_cleaning import PhotoRefused
from consult.diagnostics.photo_models import Attachment
from tests import people
from tests.factories import photos, places


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return photos.questionnaire(places.consultation())


def test_a_photo_is_kept_once_for_each_person_under_the_digest_of_what_is_kept(questionnaire: Questionnaire) -> None:
    amina, marcel = people.actor(people.amina()), people.actor(people.marcel())
    digest = keep_photo(amina, questionnaire, photos.picture("JPEG", exif=True))
    assert keep_photo(amina, questionnaire, photos.picture("JPEG", exif=True)) == digest
    assert keep_photo(marcel, questionnaire, photos.picture("JPEG", exif=True)) == digest
    kept = db.session.query(Attachment).all()
    assert {(one.person_id, one.digest) for one in kept} == {(amina.person_id, digest), (marcel.person_id, digest)}
    assert sha256(kept[0].content).hexdigest() == digest


def test_visitors_who_may_not_answer_send_no_photo(questionnaire: Questionnaire) -> None:
    with pytest.raises(NotAllowed):
        keep_photo(VISITOR, questionnaire, photos.picture("JPEG"))
    assert db.session.query(Attachment).count() == 0


def test_what_is_no_photo_leaves_nothing(questionnaire: Questionnaire) -> None:
    with pytest.raises(PhotoRefused):
        keep_photo(people.actor(people.amina()), questionnaire, b"<svg/>")
    assert db.session.query(Attachment).count() == 0


def test_one_person_does_not_fill_the_house_with_photos(questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_actions, "EACH_AT_MOST", 1)
    amina = people.actor(people.amina())
    keep_photo(amina, questionnaire, photos.picture("JPEG"))
    with pytest.raises(PhotoRefused) as refusal:
        keep_photo(amina, questionnaire, photos.picture("JPEG", (30, 60)))
    assert refusal.value.reason == "too-many"


def test_after_the_stage_no_photo_is_taken_in(database: Flask) -> None:
    over = photos.questionnaire(places.consultation(open_stages=()))
    with pytest.raises(DomainError):
        keep_photo(people.actor(people.amina()), over, photos.picture("JPEG"))


def test_a_photo_goes_with_the_last_response_or_draft_that_names_it(questionnaire: Questionnaire) -> None:
    amina, uid = people.actor(people.amina()), questionnaire.questions[0].uid
    sent, replaced, drafted = (keep_photo(amina, questionnaire, photos.picture("JPEG", (60, size))) for size in (30, 31, 32))
    submit_response(amina, questionnaire, {uid: replaced})
    submit_response(amina, questionnaire, {uid: sent})
    keep_draft(questionnaire, None, "abcdefghjkmn", {uid: {"": [drafted]}}, 1)
    assert delete_unused_photos(SYSTEM, INSTANCE) == 0
    for one in db.session.query(Attachment):
        one.created_at = now() - timedelta(days=3)
    db.session.commit()
    assert delete_unused_photos(SYSTEM, INSTANCE) == 1
    assert {one.digest for one in db.session.query(Attachment)} == {sent, drafted}
    with pytest.raises(NotAllowed):
        delete_unused_photos(amina, INSTANCE)
