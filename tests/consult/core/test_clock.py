"""Two clocks, one time."""

from datetime import UTC, timedelta

import pytest
from sqlalchemy import select

from consult.core.clock import database_now, now
from consult.core.db import db


@pytest.mark.usefixtures("database")
def test_the_database_and_the_process_agree_on_the_time() -> None:
    there = db.session.scalar(select(database_now()))
    assert there is not None
    assert now().tzinfo is UTC
    assert abs(now() - there) < timedelta(minutes=1)


@pytest.mark.usefixtures("database")
def test_the_clock_of_the_database_goes_on_inside_a_transaction() -> None:
    first, second = (db.session.scalar(select(database_now())) for _ in range(2))
    assert first is not None and second is not None and first < second
