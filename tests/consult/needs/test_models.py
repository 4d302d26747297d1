"""Themes and needs."""

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from consult.core.db import db
from consult.needs.models import Need, Theme
from tests.factories import places


def test_a_consultation_states_a_need_once_and_has_one_theme_of_a_title(database: Flask) -> None:
    made = places.consultation()
    need = places.needs(made)[0]
    twice = (
        Need(consultation_id=made.id, theme_id=need.theme_id, statement=need.statement),
        Theme(consultation_id=made.id, title=need.theme.title),
    )
    for row in twice:
        db.session.add(row)
        with pytest.raises(IntegrityError):
            db.session.flush()
        db.session.rollback()
