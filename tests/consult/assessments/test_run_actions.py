"""Runs shared out among workers: the same bytes, whole or nothing, stopped by people and taken up after a killing."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError

from consult.assessments import actions, queries, run_actions
from consult.assessments.errors import RunOver
from consult.assessments.models import NeedsAssessment
from consult.assessments.run_models import (
    CANCELLED,
    COUNTING,
    DONE,
    DRAWING,
    FAILED,
    FINISHING,
    AssessmentPart,
    AssessmentRun,
)
from consult.consultations.models import Consultation
from consult.core import outbox
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.core.errors import NotAllowed
from consult.diagnostics.basis import UNKNOWN
from consult.diagnostics.models import Response
from consult.jobs import Job
from consult.needs.models import Need
from tests import people
from tests.factories import assessments, places

pytestmark = pytest.mark.usefixtures("database")


def _bytes(drafted: NeedsAssessment | None) -> str:
    assert drafted is not None
    rows = [(one.position, one.statement, one.figures) for one in drafted.estimates]
    return json.dumps((drafted.input_digest, drafted.seed, drafted.recipe, drafted.inputs, rows), sort_keys=True)


def _parts(run: AssessmentRun) -> list[AssessmentPart]:
    rows = select(AssessmentPart).where(AssessmentPart.run_id == run.id).order_by(AssessmentPart.place)
    return list(db.session.scalars(rows).unique())


def _at_once(made: Consultation) -> str:
    """The bytes of the draft computed in one go, which is then forgotten."""
    actions.draft_assessment(SYSTEM, made, unit=8, at_once=1_000)
    found = _bytes(queries.draft_of(made))
    db.session.delete(queries.draft_of(made))
    db.session.commit()
    return found


@pytest.mark.parametrize("part", [8, 24, 56])
def test_sharing_out_changes_no_byte(part: int) -> None:
    made = assessments.answered()
    whole = _at_once(made)
    run = assessments.shared_out(made, part=part)
    assert (run.state, run.parts_count, queries.draft_of(made)) == (COUNTING, -(-64 // part), None)
    assessments.work_off()
    assert _bytes(queries.draft_of(made)) == whole
    db.session.refresh(run)
    assert (run.state, run.respondents, run.reason) == (DONE, [8] * 8, None)
    assert not _parts(run)


def test_weights_and_their_draws_are_the_same_bytes_too() -> None:
    made = assessments.of_ages(places.consultation(), {"young": 40, "old": 20, "": 13})
    assessments.census(made, {"young": 0.5, "old": 0.5})
    whole = _at_once(made)
    assert json.loads(whole)[3]["weighting"]["deff"] > 1
    assessments.shared_out(made)
    assessments.work_off()
    assert _bytes(queries.draft_of(made)) == whole


def test_four_workers_at_once_do_each_part_once(database: Flask) -> None:
    made = assessments.answered()
    whole = _at_once(made)
    run = assessments.shared_out(made, part=8)

    def work(_: int) -> None:
        with database.app_context():
            for _round in range(50):
                for job, target_id in outbox.due():
                    # Two that finish in the same instant: the database lets one pass, Celery tries the other again.
                    with suppress(OperationalError):
                        assessments.TASKS[Job(job)].run(target_id)
                if not outbox.due():
                    return

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(work, range(4)))
    db.session.refresh(run)
    assert run.state == DONE and _bytes(queries.draft_of(made)) == whole
    assert not outbox.due()


def test_a_worker_killed_mid_part_leaves_nothing_and_the_run_is_taken_up_again() -> None:
    made = assessments.answered()
    whole = _at_once(made)
    run = assessments.shared_out(made)
    part = _parts(run)[0]
    script = f"from workers.assessments import count_part; count_part({part.id})"
    with db.engine.connect() as other:
        other.execute(text("LOCK TABLE outbox IN EXCLUSIVE MODE"))
        worker = subprocess.Popen([sys.executable, "-c", script], env=os.environ.copy())
        waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'outbox'::regclass")
        for _ in range(300):
            if other.scalar(waiting):
                break
            time.sleep(0.1)
        assert other.scalar(waiting), "the worker has counted and waits to say so"
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        other.rollback()
    assert db.session.scalar(select(func.count(AssessmentPart.counts))) == 0
    assert (Job.COUNT_PART.value, part.id) in outbox.due()
    db.session.rollback()
    assessments.work_off()
    assert _bytes(queries.draft_of(made)) == whole


def test_while_a_run_is_live_no_other_begins_and_what_is_due_stays_due() -> None:
    made = assessments.answered()
    run = assessments.shared_out(made)
    actions.request_draft(SYSTEM, made)
    actions.draft_assessment(SYSTEM, made)
    live = queries.live_run(made)
    assert live is not None and live.id == run.id
    assert queries.due_since(made) is not None and queries.draft_of(made) is None
    assessments.work_off()
    assert queries.draft_of(made) is not None and queries.due_since(made) is None


def test_steps_are_counted_as_they_are_done() -> None:
    run = assessments.shared_out(assessments.answered())
    first, *others = _parts(run)
    assert (run.steps, queries.steps_done(run)) == (8, 0)
    run_actions.count_part(SYSTEM, first)
    run_actions.count_part(SYSTEM, first)
    run_actions.advance_run(SYSTEM, run)
    assert (queries.steps_done(run), run.state) == (1, COUNTING)
    for part in others:
        run_actions.count_part(SYSTEM, part)
    run_actions.advance_run(SYSTEM, run)
    run_actions.advance_run(SYSTEM, run)
    assert (queries.steps_done(run), run.state) == (4, DRAWING)
    for part in _parts(run):
        run_actions.draw_part(SYSTEM, part)
    run_actions.advance_run(SYSTEM, run)
    assert (queries.steps_done(run), run.state) == (8, FINISHING)
    run_actions.finish_run(SYSTEM, run)
    run_actions.finish_run(SYSTEM, run)
    assert (queries.steps_done(run), run.state, run.is_live) == (0, DONE, False)


def test_answers_that_have_not_changed_are_not_drawn_from_again() -> None:
    made = assessments.answered()
    assessments.shared_out(made)
    assessments.work_off()
    drafted = queries.draft_of(made)
    assert drafted is not None
    hour, ids = drafted.computed_at, [one.id for one in drafted.estimates]
    run = assessments.shared_out(made)
    for part in _parts(run):
        run_actions.count_part(SYSTEM, part)
    run_actions.advance_run(SYSTEM, run)
    again = queries.draft_of(made)
    assert run.state == DONE and again is not None
    assert again.computed_at > hour and [one.id for one in again.estimates] == ids


def test_an_answer_taken_back_meanwhile_only_makes_its_part_smaller() -> None:
    made = assessments.answered()
    run = assessments.shared_out(made)
    db.session.execute(Response.__table__.delete().where(Response.id == select(func.min(Response.id)).scalar_subquery()))
    db.session.commit()
    assessments.work_off()
    db.session.refresh(run)
    drafted = queries.draft_of(made)
    assert sum(run.respondents) == 63 and drafted is not None and drafted.inputs["respondents"] == 63


@pytest.mark.parametrize("is_changed", [False, True])
def test_on_whose_answers_a_run_rests_is_known_unless_somebody_answers_meanwhile(is_changed: bool) -> None:
    made = assessments.answered()
    assessments.shared_out(made)
    if is_changed:
        somebody = Response.id == select(func.min(Response.id)).scalar_subquery()
        db.session.execute(Response.__table__.update().where(somebody).values(untold=["a"]))
        db.session.commit()
    assessments.work_off()
    draft = queries.draft_of(made)
    assert draft is not None and draft.basis is not None
    assert (draft.basis["people"], draft.basis["digest"] == UNKNOWN) == (64, is_changed)


def test_a_need_added_meanwhile_ends_the_run_and_begins_the_next() -> None:
    made = assessments.answered()
    run = assessments.shared_out(made)
    theme = db.session.scalars(select(Need.theme_id)).first()
    db.session.add(Need(consultation_id=made.id, theme_id=theme, statement="A place to meet"))
    db.session.commit()
    assessments.work_off()
    db.session.refresh(run)
    drafted = queries.draft_of(made)
    assert (run.state, run.reason) == (FAILED, run_actions.NEEDS_CHANGED)
    assert drafted is not None and drafted.inputs["needs"] == 4


def test_an_organiser_stops_a_run_and_the_draft_stays_what_it_was() -> None:
    made = assessments.answered()
    before = _bytes(assessments.draft(made))
    run, olga = assessments.shared_out(made), people.actor(people.olga(made.organisation))
    run_actions.count_part(SYSTEM, _parts(run)[0])
    with pytest.raises(NotAllowed):
        run_actions.cancel_run(people.actor(people.malik(made.organisation)), run)
    run_actions.cancel_run(olga, run)
    assert (run.state, run.cancelled_by_id, run.finished_at is None) == (CANCELLED, olga.account_id, False)
    assert not _parts(run)
    assessments.work_off()
    assert queries.live_run(made) is None and _bytes(queries.draft_of(made)) == before
    with pytest.raises(RunOver):
        run_actions.cancel_run(olga, run)


def test_a_stopped_run_does_not_begin_anew_before_somebody_answers_or_asks_for_it() -> None:
    made = assessments.answered()
    before = _bytes(assessments.draft(made))

    def answer() -> None:
        one = db.session.scalars(select(Response).limit(1)).one()
        db.session.add(Response(questionnaire_id=one.questionnaire_id, channel="paper", answers=one.answers))
        outbox.ring(Job.DRAFT_ASSESSMENT, made.id)
        db.session.commit()

    def stop() -> None:
        answer()
        run = assessments.shared_out(made)
        answer()
        run_actions.cancel_run(SYSTEM, run)
        assert queries.stopped_run(made) is run and queries.due_since(made) is None

    stop()
    assessments.TASKS[Job.DRAFT_ASSESSMENT].run(made.id)
    assert queries.live_run(made) is None and _bytes(queries.draft_of(made)) == before, "a bell that rang before is not heard"
    actions.request_draft(SYSTEM, made)
    assessments.work_off()
    after = _bytes(queries.draft_of(made))
    assert after != before and queries.stopped_run(made) is None
    stop()
    answer()
    assessments.work_off()
    assert _bytes(queries.draft_of(made)) != after


def test_what_is_left_of_a_run_that_is_over_is_cleared_away() -> None:
    run = assessments.shared_out(assessments.answered())
    part = _parts(run)[0]
    run.state, run.finished_at = CANCELLED, run.started_at
    db.session.commit()
    assessments.TASKS[Job.COUNT_PART].run(part.id)
    assert not _parts(run)
    assessments.work_off()
    assert not outbox.due()


def test_a_fault_ends_the_run_with_its_name_and_the_next_one_can_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    made = assessments.answered()
    run = assessments.shared_out(made)
    with monkeypatch.context() as broken:
        broken.setattr(run_actions, "count_units", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            assessments.TASKS[Job.COUNT_PART].run(_parts(run)[0].id)
    db.session.refresh(run)
    assert (run.state, run.reason, queries.draft_of(made)) == (FAILED, "ZeroDivisionError", None)
    assert not outbox.due()
    run_actions.fail_run(SYSTEM, run, reason="again")
    assert run.reason == "ZeroDivisionError", "what is over stays as it ended"
    assessments.shared_out(made)
    assessments.work_off()
    assert queries.draft_of(made) is not None


def test_only_the_system_works_on_runs() -> None:
    made = assessments.answered()
    run, olga = assessments.shared_out(made), people.actor(people.olga(made.organisation))
    part = _parts(run)[0]
    for refused in (
        lambda: run_actions.count_part(olga, part),
        lambda: run_actions.draw_part(olga, part),
        lambda: run_actions.advance_run(olga, run),
        lambda: run_actions.finish_run(olga, run),
        lambda: run_actions.fail_run(olga, run, reason="?"),
    ):
        with pytest.raises(NotAllowed):
            refused()
