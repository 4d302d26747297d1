"""Organisers stop runs while workers are at them: nobody waits in a circle, and nothing is left of what was stopped."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event

import pytest
from flask import Flask
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import OperationalError

from consult.assessments import queries, run_actions
from consult.assessments.errors import RunOver
from consult.assessments.run_models import CANCELLED, DONE, AssessmentPart, AssessmentRun
from consult.core import outbox
from consult.core.db import db
from consult.jobs import Job
from tests import people
from tests.factories import assessments

pytestmark = pytest.mark.usefixtures("database")


def _parts(run: AssessmentRun) -> list[int]:
    return list(db.session.scalars(select(AssessmentPart.id).where(AssessmentPart.run_id == run.id)))


def _is_waiting_for_the_outbox(other: Connection, people: int) -> bool:
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'outbox'::regclass")
    return int(other.scalar(waiting) or 0) >= people


def _in_turn(database: Flask, *turns: Callable[[], None]) -> None:
    """Starts each once the one before waits for what is due, or is done; then lets all go on, and raises what they raise."""

    def run(turn: Callable[[], None]) -> None:
        with database.app_context():
            try:
                turn()
            finally:
                db.session.remove()

    with ThreadPoolExecutor(len(turns)) as pool, db.engine.connect() as other:
        other.execute(text("LOCK TABLE outbox IN EXCLUSIVE MODE"))
        started = []
        for turn in turns:
            started.append(pool.submit(run, turn))
            for _ in range(300):
                if started[-1].done() or _is_waiting_for_the_outbox(other, sum(not one.done() for one in started)):
                    break
                time.sleep(0.02)
        other.rollback()
        for one in started:
            one.result(timeout=30)


@pytest.mark.parametrize("is_organiser_first", [True, False])
def test_stopping_a_run_and_working_on_its_parts_never_wait_for_each_other_in_a_circle(
    database: Flask, is_organiser_first: bool
) -> None:
    made = assessments.answered()
    run, olga = assessments.shared_out(made), people.actor(people.olga(made.organisation))
    run_id, part_id = run.id, _parts(run)[0]
    db.session.commit()

    def stop() -> None:
        run_actions.cancel_run(olga, db.session.get_one(AssessmentRun, run_id))

    def work() -> None:
        assessments.TASKS[Job.COUNT_PART].run(part_id)

    _in_turn(database, *((stop, work) if is_organiser_first else (work, stop)))
    db.session.refresh(run)
    assert run.state == CANCELLED
    assessments.work_off()
    assert not _parts(run) and not outbox.due()


def test_an_organiser_stops_each_of_many_runs_that_workers_are_at(database: Flask) -> None:
    made = assessments.answered()
    olga, draw = people.actor(people.olga(made.organisation)), random.Random(7)
    is_over, stopped = Event(), 0

    def work() -> None:
        with database.app_context():
            while not is_over.is_set():
                for job, target_id in outbox.due():
                    # Two workers at one finish: the database lets one pass; those who look in afterwards find nothing.
                    with suppress(OperationalError):
                        assessments.TASKS[Job(job)].run(target_id)
                    db.session.rollback()
                db.session.rollback()
            db.session.remove()

    with ThreadPoolExecutor(3) as workers:
        working = [workers.submit(work) for _ in range(3)]
        try:
            for _ in range(24):
                assessments.begun(made, part=8)
                # On a busy machine a worker may be through before one looks.
                if (run := queries.live_run(made)) is None:
                    continue
                stopped += 1
                time.sleep(draw.random() * 0.15)
                with suppress(RunOver):
                    run_actions.cancel_run(olga, run)
                db.session.refresh(run)
                assert run.state in (CANCELLED, DONE)
                if drafted := queries.draft_of(made):
                    db.session.delete(drafted)
                    db.session.commit()
        finally:
            is_over.set()
        for one in working:
            one.result(timeout=30)
    assert stopped >= 6
    assessments.work_off()
    assert not db.session.scalars(select(AssessmentPart.id)).all() and not outbox.due()
