"""Background work of diagnostics."""

from datetime import timedelta

from flask import Flask

from consult.core.clock import now
from consult.core.db import db
from consult.diagnostics.answer_file_models import AnswerFile
from consult.diagnostics.drafts import keep_draft
from consult.diagnostics.models import ResponseDraft
from consult.diagnostics.photo_models import Attachment
from tests import people
from tests.factories import photos, places, sheets
from workers.diagnostics import sweep_expired_drafts, sweep_old_answer_files, sweep_unused_photos


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
    photos.kept(photos.questionnaire(places.consultation()), people.amina().person_id)
    sweep_unused_photos.run()
    assert db.session.query(Attachment).count() == 1
    db.session.query(Attachment).one().created_at = now() - timedelta(days=3)
    db.session.commit()
    sweep_unused_photos.run()
    assert db.session.query(Attachment).count() == 0


def test_files_of_answers_that_nobody_confirmed_are_deleted_after_a_day(database: Flask) -> None:
    consultation_id = places.consultation().id
    for name, age in (("old.csv", timedelta(days=2)), ("new.csv", timedelta(hours=1))):
        waiting = {"consultation_id": consultation_id, "name": name, "content": b"a", "mapping": {}}
        db.session.add(AnswerFile(created_at=now() - age, **waiting))
    db.session.commit()
    sweep_old_answer_files.run()
    assert [one.name for one in db.session.query(AnswerFile)] == ["new.csv"]
