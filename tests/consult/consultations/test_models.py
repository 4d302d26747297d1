"""Consultations and their dated stages."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from consult.consultations.models import Stage
from consult.core.clock import now
from consult.core.db import db
from tests.factories import places


def test_a_stage_is_to_come_then_open_then_past() -> None:
    def stage(opens: int, closes: int | None) -> Stage:
        closes_at = None if closes is None else now() + timedelta(days=closes)
        return Stage(key="vote", opens_at=now() + timedelta(days=opens), closes_at=closes_at)

    assert stage(1, 2).is_upcoming and not stage(1, 2).is_open
    assert stage(-1, 1).is_open and stage(-1, None).is_open
    assert stage(-2, -1).is_past and not stage(-2, -1).is_open


def test_a_stage_of_a_draft_is_open_for_nobody(database: Flask) -> None:
    assert places.consultation(open_stages=("ideas",)).is_stage_open("ideas")
    assert not places.consultation(places.organisation("Montclair"), is_published=False).is_stage_open("ideas")


def test_a_stage_that_is_not_there_is_never_past(database: Flask) -> None:
    made = places.consultation()
    assert not made.is_stage_past("vote") and not made.is_stage_past("feast")
    places.close_stage(made, "vote")
    assert made.is_stage_past("vote")


def test_the_database_keeps_one_stage_of_each_kind_that_closes_after_it_opens(database: Flask) -> None:
    made = places.consultation()
    for key, closes_at in (("vote", None), ("feast", None)):
        db.session.add(Stage(consultation_id=made.id, key=key, opens_at=now(), closes_at=closes_at))
        with pytest.raises(IntegrityError):
            db.session.flush()
        db.session.rollback()
    stage = made.stage("vote")
    assert stage is not None
    stage.closes_at = stage.opens_at
    with pytest.raises(IntegrityError):
        db.session.flush()
