"""The task does what the action does."""

import pytest

from consult.core import outbox
from consult.core.db import db
from consult.fieldwork.models import SeriesFile
from consult.fieldwork.series_actions import AT_ONCE
from consult.jobs import Job
from tests.factories import fieldwork
from workers.fieldwork import make_file, sweep_old_files


@pytest.mark.usefixtures("database")
def test_a_worker_makes_the_file_of_a_series_once_it_is_due() -> None:
    fieldwork.series(size=AT_ONCE + 1)
    file = db.session.query(SeriesFile).one()
    assert file.made_at is None and (Job.MAKE_FILE.value, file.id) in outbox.due()
    make_file.run(file.id)
    make_file.run(0)
    db.session.expire_all()
    assert (file.content or b"").startswith(b"%PDF") and not outbox.due()


@pytest.mark.usefixtures("database")
def test_files_of_sheets_that_can_be_typed_in_are_swept_by_nobody() -> None:
    fieldwork.series(size=1)
    sweep_old_files.run()
    assert db.session.query(SeriesFile).one().made_at is not None
