"""The sweep."""

import pytest

from consult.core.db import db
from consult.core.outbox import Heartbeat
from workers.sweep import sweep


@pytest.mark.usefixtures("database")
def test_a_sweep_leaves_the_time_by_which_one_knows_that_jobs_run() -> None:
    sweep.run()
    assert db.session.get(Heartbeat, "sweep") is not None
