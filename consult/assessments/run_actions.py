"""The runs that are shared out among workers: each part counted, then drawn from, then all put together.

Whoever locks more than one of them locks in this order: the run, its parts, what is due. A worker holds its part for as
long as it computes, so nobody waits for a part: who ends a run leaves those held to the workers that hold them.
"""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import undefer

from consult.assessments import facts, queries
from consult.assessments.counting import Counted, added_up, count_units, unpacked_counts
from consult.assessments.drafting import drawing_of, is_current, is_free_to_draft, write_draft
from consult.assessments.drawing import Drawing, all_draws, unpacked_draws, unpacked_weights
from consult.assessments.errors import RunOver
from consult.assessments.inputs import Inputs
from consult.assessments.planning import Plan
from consult.assessments.policies import may_cancel_run
from consult.assessments.run_models import (
    CANCELLED,
    COUNTING,
    DONE,
    DRAWING,
    FAILED,
    FINISHING,
    LIVE,
    AssessmentPart,
    AssessmentRun,
)
from consult.assessments.snapshots import outcome_of
from consult.assessments.voices import unpacked_voices
from consult.core import outbox
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.authorization import only_system
from consult.core.clock import now
from consult.core.db import db
from consult.core.lookup import locked
from consult.diagnostics.columns import Bounds
from consult.jobs import Job

NEEDS_CHANGED = "needs_changed"


@action(only_system)
def count_part(actor: Actor, part: AssessmentPart) -> None:
    """Reads and counts the responses of a part. Does nothing while another worker does, or once it is done."""
    taken = _taken(part, AssessmentPart.counts)
    if taken is None:
        return
    plan = Plan.of(taken.run.plan)
    voices = facts.read_voices(taken.run.consultation, plan, Bounds(taken.first_id, taken.last_id, taken.responses_count))
    taken.voices, taken.counts = voices.packed(), count_units(voices, plan.shape, plan.unit).packed()
    _step_done(taken, Job.COUNT_PART)


@action(only_system)
def draw_part(actor: Actor, part: AssessmentPart) -> None:
    """Draws from the respondents of a part, as `count_part` kept them. Does nothing while another worker does, or once done."""
    taken = _taken(part, AssessmentPart.draws)
    if taken is None:
        return
    run, plan = taken.run, Plan.of(taken.run.plan)
    weights = unpacked_weights(run.weights) if run.weights else None
    drawing = Drawing(run.respondents, run.draws_seed or 0, plan.unit, plan.shape, weights)
    taken.draws = drawing.of(unpacked_voices(taken.voices or b""), taken.first_unit or 0).packed()
    _step_done(taken, Job.DRAW_PART)


@action(only_system)
def advance_run(actor: Actor, run: AssessmentRun) -> None:
    """Lets a run go on to its next state once all its parts are through with the one before; clears away one that is over."""
    state = locked(run).state
    outbox.consume(Job.ADVANCE_RUN, run.id)
    if state not in LIVE:
        _forget_parts(run)
    elif state == COUNTING and not _waiting(run, AssessmentPart.counts):
        _begin_drawing(run)
    elif state == DRAWING and not _waiting(run, AssessmentPart.draws):
        run.state = FINISHING
        outbox.ring(Job.FINISH_RUN, run.id)


@action(only_system, snapshot=True)
def finish_run(actor: Actor, run: AssessmentRun) -> None:
    """Puts the parts together and writes the draft, all of it or nothing. While another worker drafts it stays due."""
    if not is_free_to_draft(run.consultation):
        return
    state = locked(run).state
    outbox.consume(Job.FINISH_RUN, run.id)
    if state != FINISHING:
        return
    plan, parts = Plan.of(run.plan), _parts(run, AssessmentPart.counts, AssessmentPart.draws)
    inputs = _gathered(run, plan, parts)
    if plan.needs != tuple(need.uid for need in inputs.needs):
        outbox.ring(Job.DRAFT_ASSESSMENT, run.consultation_id)
        _end(run, FAILED, reason=NEEDS_CHANGED)
        return
    drawn = all_draws([unpacked_draws(part.draws or b"") for part in parts])
    run.input_digest = inputs.digest
    written = write_draft(run.consultation, inputs, drawn, (now() - run.started_at).total_seconds())
    written.basis = run.basis = facts.basis_of_run(run)
    run.outcome = outcome_of(written)
    _end(run, DONE)


@action(only_system)
def fail_run(actor: Actor, run: AssessmentRun, *, reason: str) -> None:
    """Ends a run that a fault stopped; `reason` names the fault."""
    if locked(run).is_live:
        _end(run, FAILED, reason=reason[:64])


@action(may_cancel_run)
def cancel_run(actor: Actor, run: AssessmentRun) -> None:
    """Stops a run that is live; the draft waits for a new reason. Raises RunOver when there is nothing left to stop."""
    if not locked(run).is_live:
        raise RunOver
    run.cancelled_by_id, run.basis = actor.account_id, facts.state_now(run.consultation)
    _end(run, CANCELLED)
    outbox.consume(Job.DRAFT_ASSESSMENT, run.consultation_id)


def _taken(part: AssessmentPart, column: object) -> AssessmentPart | None:
    """The part, locked, if its run is live and its column empty; None otherwise, or while another worker holds it.

    A part whose run is over, which nobody else can hold any more, is forgotten.
    """
    rows = select(AssessmentPart).where(AssessmentPart.id == part.id, column.is_(None))  # type: ignore[attr-defined]
    rows = rows.options(undefer(AssessmentPart.voices)).execution_options(populate_existing=True)
    taken = db.session.scalars(rows.with_for_update(skip_locked=True, of=AssessmentPart)).one_or_none()
    if taken is None or taken.run.is_live:
        return taken
    _forget(taken.id)
    return None


def _step_done(part: AssessmentPart, job: Job) -> None:
    outbox.consume(job, part.id)
    outbox.ring(Job.ADVANCE_RUN, part.run_id)


def _waiting(run: AssessmentRun, column: object) -> int:
    """How many parts lack what the column holds."""
    rows = select(func.count()).where(AssessmentPart.run_id == run.id, column.is_(None))  # type: ignore[attr-defined]
    return db.session.scalar(rows) or 0


def _parts(run: AssessmentRun, *columns: object) -> list[AssessmentPart]:
    rows = select(AssessmentPart).where(AssessmentPart.run_id == run.id).order_by(AssessmentPart.place)
    loaded = rows.options(*(undefer(column) for column in columns))  # type: ignore[arg-type]
    return list(db.session.scalars(loaded.execution_options(populate_existing=True)).unique())


def _gathered(run: AssessmentRun, plan: Plan, parts: list[AssessmentPart]) -> Inputs:
    """The facts of this instant around what the parts counted."""
    return facts.gather(run.consultation, plan, added_up(_counts(parts), plan.shape))


def _counts(parts: list[AssessmentPart]) -> list[Counted]:
    return [unpacked_counts(part.counts or b"") for part in parts]


def _begin_drawing(run: AssessmentRun) -> None:
    """Weighs what was counted and lets the parts be drawn from; a draft of the same inputs ends the run here."""
    plan, parts = Plan.of(run.plan), _parts(run, AssessmentPart.counts)
    inputs = _gathered(run, plan, parts)
    drawing, draft = drawing_of(inputs), queries.draft_of(run.consultation)
    run.respondents, run.draws_seed, run.input_digest = list(drawing.respondents), drawing.seed, inputs.digest
    if draft is not None and is_current(draft, inputs):
        draft.basis = run.basis = facts.basis_of_run(run)
        draft.computed_at = now()
        run.outcome = outcome_of(draft)
        _end(run, DONE)
        return
    run.weights, run.state = drawing.weights.packed() if drawing.weights else None, DRAWING
    place = 0
    for part, counted in zip(parts, _counts(parts), strict=True):
        part.first_unit, place = place, place + len(counted.respondents)
        outbox.ring(Job.DRAW_PART, part.id)


def _end(run: AssessmentRun, state: str, *, reason: str | None = None) -> None:
    """Ends the run and forgets its parts, and what is due for them."""
    run.state, run.finished_at, run.reason, run.weights = state, now(), reason, None
    _forget_parts(run)
    outbox.consume(Job.FINISH_RUN, run.id)


def _forget_parts(run: AssessmentRun) -> None:
    """Forgets the parts of a run that is over, but for those workers hold: they ask the run to go on, and come back here."""
    free = select(AssessmentPart.id).where(AssessmentPart.run_id == run.id).order_by(AssessmentPart.id)
    for part_id in db.session.scalars(free.with_for_update(skip_locked=True)).all():
        _forget(part_id)


def _forget(part_id: int) -> None:
    """Deletes a part that is locked, and what is due for it."""
    db.session.execute(delete(AssessmentPart).where(AssessmentPart.id == part_id))
    outbox.consume(Job.COUNT_PART, part_id)
    outbox.consume(Job.DRAW_PART, part_id)
