"""Background work of diagnostics."""

from datetime import timedelta

from flask import Flask

from consult.core.clock import now
from consult.core.db import db
from consult.diagnostics.drafts import keep_draft
from consult.diagnostics.models import ResponseDraft
from consult.diagnostics.photo_actions import keep_photo
from consult.diagnostics.photo_models import Attachment
from tests import people
from tests.factories import photos, places, sheets
from workers.diagnostics import sweep_expired_drafts, sweep_unused_photos


def test_drafts_are_deleted_long_after_the_end_of_their_stage(database: Flask) -> None:
    questionnaire = sheets.stored(places.consultation())
    keep_draft(questionnaire, None, "abcdefghjkmn", {}, 1)
    db.session.commit()
    sweep_expired_drafts.run()
    assert db.session.query(ResponseDraft).count() == 1
    stage = questionnaire.consultation.stage("diagnostic")
    assert stage is not None
    stage.opens_at, stage.closes_at = now() - timedelta(days=100), now() - timedelta(days=61)
    db.session.commit()
    sweep_expired_drafts.run()
    assert db.session.query(ResponseDraft).count() == 0


def test_photos_that_nothing_names_are_deleted(database: Flask) -> None:
    keep_photo(people.actor(people.amina()), photos.questionnaire(places.consultation()), photos.picture("JPEG"))
    sweep_unused_photos.run()
    assert db.session.query(Attachment).count() == 1
    db.session.query(Attachment).one().created_at = now() - timedelta(days=3)
    db.session.commit()
    sweep_unused_photos.run()
    assert db.session.query(Attachment).count() == 0
