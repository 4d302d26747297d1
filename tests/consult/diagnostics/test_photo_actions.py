"""Photos that nothing names any more."""

from datetime import timedelta

import pytest
from flask import Flask

from consult.core.actors import INSTANCE, SYSTEM
from consult.core.clock import now
from consult.core.db import db
from consult.core.errors import NotAllowed
from consult.diagnostics.actions import submit_response
from consult.diagnostics.drafts import keep_draft
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.photo_actions import delete_unused_photos
from consult.diagnostics.photo_models import Attachment
from tests import people
from tests.factories import photos, places


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return photos.questionnaire(places.consultation())


def test_a_photo_goes_with_the_last_response_or_draft_that_names_it(questionnaire: Questionnaire) -> None:
    amina, uid = people.actor(people.amina()), questionnaire.questions[0].uid
    sent, replaced, drafted = (photos.kept(questionnaire, amina.person_id, (60, size)) for size in (30, 31, 32))
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
