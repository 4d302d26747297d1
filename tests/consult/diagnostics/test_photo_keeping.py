"""Writing photos."""

from hashlib import sha256

import pytest
from flask import Flask

from consult.core.db import db
from consult.diagnostics import photo_keeping
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.photo_keeping import has_sent_enough, is_kept, keep_photos
from consult.diagnostics.photo_models import Attachment
from tests import people
from tests.factories import photos, places


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return photos.questionnaire(places.consultation())


def test_a_photo_is_kept_once_for_each_person_under_the_digest_of_what_is_kept(questionnaire: Questionnaire) -> None:
    amina, marcel = people.amina().person_id, people.marcel().person_id
    digest = photos.kept(questionnaire, amina)
    assert photos.kept(questionnaire, amina) == digest == photos.kept(questionnaire, marcel)
    rows = db.session.query(Attachment).all()
    assert {(one.person_id, one.digest) for one in rows} == {(amina, digest), (marcel, digest)}
    assert sha256(rows[0].content).hexdigest() == digest
    keep_photos(questionnaire, None, {})
    assert is_kept(questionnaire, digest) and not is_kept(questionnaire, "a" * 64)


def test_somebody_who_is_known_sends_so_many_and_no_more(questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_keeping, "EACH_AT_MOST", 1)
    amina = people.amina().person_id
    assert not has_sent_enough(questionnaire, amina)
    photos.kept(questionnaire, amina)
    assert has_sent_enough(questionnaire, amina) and not has_sent_enough(questionnaire, None)
