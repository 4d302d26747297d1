"""One live run of a consultation, finished when it is over."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from consult.assessments.run_models import COUNTING, DONE, AssessmentRun
from consult.consultations.models import Consultation
from consult.core.clock import now
from consult.core.db import db
from tests.factories import places

pytestmark = pytest.mark.usefixtures("database")


def _run(made: Consultation, state: str = COUNTING, **told: object) -> AssessmentRun:
    run = AssessmentRun(consultation_id=made.id, state=state, plan={}, parts_count=3, code_version="0", started_at=now(), **told)
    db.session.add(run)
    return run


def test_a_consultation_has_one_live_run_and_any_number_that_are_over() -> None:
    made = places.consultation()
    _run(made), _run(made, DONE, finished_at=now()), _run(made, DONE, finished_at=now())
    db.session.flush()
    _run(made)
    with pytest.raises(IntegrityError, match="uq_assessment_run_live"):
        db.session.flush()


@pytest.mark.parametrize(("state", "is_finished"), [(COUNTING, True), (DONE, False)])
def test_a_run_is_finished_when_it_is_over(state: str, is_finished: bool) -> None:
    _run(places.consultation(), state, finished_at=now() if is_finished else None)
    with pytest.raises(IntegrityError, match="finished_when_over"):
        db.session.flush()


def test_each_part_is_two_steps() -> None:
    run = AssessmentRun(state=COUNTING, parts_count=3, started_at=now())
    assert run.is_live and run.steps == 6 and run.seconds is None
    run.finished_at = run.started_at + timedelta(seconds=4)
    assert run.seconds == 4
