"""Background work of invitations."""

from datetime import timedelta

from flask import Flask

from consult.core.clock import now
from consult.core.db import db
from consult.invitations.queries import residents_count
from tests.factories import fieldwork
from tests.factories import invitations as factory
from workers.invitations import sweep_ended_lists


def test_lists_are_deleted_after_the_end_and_after_the_last_day_for_paper(database: Flask) -> None:
    questionnaire = factory.with_residents()
    consultation = questionnaire.consultation
    sweep_ended_lists.run()
    assert residents_count(consultation) == 2
    stage = consultation.stage("diagnostic")
    assert stage is not None
    stage.opens_at, stage.closes_at = now() - timedelta(days=2), now() - timedelta(seconds=1)
    db.session.commit()
    fieldwork.series(questionnaire, 1)
    sweep_ended_lists.run()
    assert residents_count(consultation) == 2, "a sheet that comes back tomorrow is still looked up"
    stage.opens_at, stage.closes_at = now() - timedelta(days=30), now() - timedelta(days=14, seconds=1)
    db.session.commit()
    sweep_ended_lists.run()
    assert residents_count(consultation) == 0
