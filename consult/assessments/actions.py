"""Computing the draft of an assessment and publishing it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from sqlalchemy import delete, func, select

from consult.assessments import facts, queries
from consult.assessments.code_version import code_version
from consult.assessments.counting import count_units
from consult.assessments.drafting import draft_lock, drawing_of, is_current, is_free_to_draft, write_draft
from consult.assessments.errors import (
    AlreadyPublished,
    DraftChanged,
    DraftUnsettled,
    NothingToPublish,
    TooFewSince,
    VoicesUnread,
    VoteNotCounted,
)
from consult.assessments.evidence import evidence_of
from consult.assessments.looking import let_read, tells_few
from consult.assessments.methods.bootstrap import CHUNK
from consult.assessments.models import NeedsAssessment
from consult.assessments.planning import Plan
from consult.assessments.policies import may_publish_assessment, may_request_draft
from consult.assessments.reading_state import reading_of
from consult.assessments.run_models import COUNTING, DONE, AssessmentPart, AssessmentRun
from consult.assessments.seen_drafts import as_seen
from consult.assessments.snapshots import outcome_of
from consult.assessments.voice_queries import are_voices_due
from consult.consultations.models import Consultation
from consult.consultations.openings import require_open
from consult.core import outbox
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.authorization import only_system
from consult.core.clock import now
from consult.core.db import db
from consult.diagnostics.basis import Basis, would_tell_few
from consult.diagnostics.columns import Bounds, response_bounds
from consult.diagnostics.queries import questionnaire_of
from consult.jobs import Job

Reader = Callable[[Consultation], bool]
"""Reads texts and opinions, if that is quick; returns whether it did."""


@action(only_system, snapshot=True)
def draft_assessment(
    actor: Actor, consultation: Consultation, *, unit: int = CHUNK, at_once: int = CHUNK, read: Reader | None = None
) -> None:
    """Brings the consultation's one draft up to date with everything this instant of the database holds.

    While another worker does the same nothing happens: what is due stays due. The same inputs, code and recipe
    change nothing but the hour. Where somebody stopped the last run it waits for a new reason. More than `at_once` responses
    are shared out among workers, a part of so many each; they are drawn from in units of `unit` either way, so that sharing
    out changes no byte. `read` reads texts and opinions first where that is quick, so that all in the draft is of one moment.
    """
    if not is_free_to_draft(consultation) or queries.live_run(consultation):
        return
    # A bell that rang before somebody stopped the computation may be heard after it.
    if not outbox.consume(Job.DRAFT_ASSESSMENT, consultation.id) and queries.stopped_run(consultation):
        return
    if are_voices_due(consultation) and not (read and read(consultation)):
        outbox.ring(Job.HEAR_VOICES, consultation.id)
    plan, questionnaire = replace(facts.plan_of(consultation), unit=unit), questionnaire_of(consultation)
    bounds = response_bounds(questionnaire, at_once) if questionnaire else []
    if len(bounds) > 1:
        _share_out(consultation, plan, bounds)
    else:
        _draft_at_once(consultation, plan)


@action(may_request_draft)
def request_draft(actor: Actor, consultation: Consultation) -> None:
    """Says that the draft is due, as every contribution does."""
    outbox.ring(Job.DRAFT_ASSESSMENT, consultation.id)


@action(may_publish_assessment)
def publish_assessment(actor: Actor, consultation: Consultation, *, seen: str | None = None) -> NeedsAssessment:
    """Numbers the draft organisers may read, freezes it with its evidence and shows it to everybody.

    `seen` is the draft the person looked at, as `as_seen` names it. Raises StageClosed, AlreadyPublished when it is the one
    published last, NothingToPublish, VoteNotCounted, VoicesUnread while texts or opinions wait to be read, DraftChanged when
    the draft is no longer the one seen, DraftUnsettled when there is none to be read yet, and TooFewSince when the difference
    from what was published before, as an assessment or as results, would tell what a few people said; TooFewSorted likewise.
    """
    require_open(consultation, "assessment")
    db.session.execute(select(func.pg_advisory_xact_lock(draft_lock(consultation))))
    last = queries.latest_assessment(consultation)
    if last is not None and seen == as_seen(last):
        raise AlreadyPublished
    draft = let_read(consultation) or _unread(consultation)
    if not draft.holds_figures:
        raise NothingToPublish
    if seen is not None and seen != as_seen(draft):
        raise DraftChanged
    if queries.awaits_votes(consultation, draft):
        raise VoteNotCounted
    if reading_of(consultation, draft).must_be_waited_for:
        raise VoicesUnread
    if refusal := tells_few(consultation, draft):
        raise refusal
    draft.number, draft.published_at = queries.highest_number(consultation) + 1, now()
    db.session.add_all(evidence_of(draft))
    outbox.ring(Job.PRINT_REPORT, draft.id)
    return draft


@action(only_system)
def let_assessment_age(actor: Actor, assessment: NeedsAssessment, by: timedelta) -> None:
    """Moves the dates of a published assessment into the past, so that a demonstration need not wait for months."""
    assessment.computed_at -= by
    assessment.published_at = assessment.published_at and assessment.published_at - by


def _unread(consultation: Consultation) -> NeedsAssessment:
    """Raises why there is no draft to be read."""
    latest = queries.draft_of(consultation)
    if latest is None or not latest.holds_figures:
        raise NothingToPublish
    raise TooFewSince if would_tell_few(consultation, Basis.of(latest.basis)) else DraftUnsettled


def _draft_at_once(consultation: Consultation, plan: Plan) -> None:
    """Computes the draft here and now."""
    started, started_at = monotonic(), now()
    voices = facts.read_voices(consultation, plan)
    inputs = facts.gather(consultation, plan, count_units(voices, plan.shape, plan.unit))
    draft = queries.draft_of(consultation)
    basis = facts.basis_now(consultation)
    if draft is not None and is_current(draft, inputs):
        draft.computed_at, draft.basis = now(), basis
        return
    drawing = drawing_of(inputs)
    written = write_draft(consultation, inputs, drawing.of(voices), monotonic() - started)
    written.basis = basis
    run = _run(consultation, plan, started_at, state=DONE, parts_count=1, finished_at=now())
    run.respondents, run.draws_seed, run.input_digest = list(drawing.respondents), drawing.seed, inputs.digest
    run.outcome, run.basis = outcome_of(written), basis
    db.session.execute(delete(AssessmentRun).where(AssessmentRun.id.in_(queries.old_runs(consultation))))


def _share_out(consultation: Consultation, plan: Plan, bounds: list[Bounds]) -> None:
    """Begins a run of one part for each of the bounds."""
    run = _run(consultation, plan, now(), state=COUNTING, parts_count=len(bounds), basis=facts.state_now(consultation))
    db.session.flush()
    parts = [
        AssessmentPart(run_id=run.id, place=place, first_id=one.first, last_id=one.last, responses_count=one.count)
        for place, one in enumerate(bounds)
    ]
    db.session.add_all(parts)
    db.session.flush()
    for part in parts:
        outbox.ring(Job.COUNT_PART, part.id)


def _run(consultation: Consultation, plan: Plan, started_at: datetime, **told: Any) -> AssessmentRun:
    run = AssessmentRun(
        consultation_id=consultation.id, plan=plan.as_json(), code_version=code_version(), started_at=started_at, **told
    )
    db.session.add(run)
    return run
