"""Computing the draft of an assessment and publishing it."""

from time import monotonic

from sqlalchemy import delete, func, insert, select

from consult.assessments import facts, queries
from consult.assessments.code_version import code_version
from consult.assessments.computation import RECIPE, assess, heard
from consult.assessments.errors import DraftChanged, NothingToPublish, VoteNotCounted
from consult.assessments.evidence import evidence_of
from consult.assessments.inputs import Inputs
from consult.assessments.models import Estimate, NeedsAssessment
from consult.assessments.policies import may_publish_assessment, may_request_draft
from consult.consultations.models import Consultation
from consult.consultations.openings import require_open
from consult.core import outbox
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.authorization import only_system
from consult.core.clock import now
from consult.core.db import db
from consult.jobs import Job


@action(only_system, snapshot=True)
def draft_assessment(actor: Actor, consultation: Consultation) -> None:
    """Brings the consultation's one draft up to date with everything this instant of the database holds.

    While another worker does the same nothing happens: what is due stays due. The same inputs, code and recipe
    change nothing but the hour.
    """
    if not db.session.scalar(select(func.pg_try_advisory_xact_lock(_lock(consultation)))):
        return
    outbox.consume(Job.DRAFT_ASSESSMENT, consultation.id)
    started, inputs = monotonic(), facts.gather(consultation)
    draft = queries.draft_of(consultation)
    if draft and (draft.input_digest, draft.code_version, draft.recipe) == (inputs.digest, code_version(), RECIPE):
        draft.computed_at = now()
    else:
        _write(draft or NeedsAssessment(consultation_id=consultation.id), inputs, started)


@action(may_request_draft)
def request_draft(actor: Actor, consultation: Consultation) -> None:
    """Says that the draft is due, as every contribution does."""
    outbox.ring(Job.DRAFT_ASSESSMENT, consultation.id)


@action(may_publish_assessment)
def publish_assessment(actor: Actor, consultation: Consultation, *, seen: str | None = None) -> NeedsAssessment:
    """Numbers the draft, freezes it with its evidence and shows it to everybody.

    `seen` is the input digest of the draft the person looked at. Raises StageClosed, NothingToPublish, VoteNotCounted,
    and DraftChanged when the draft is no longer the one seen.
    """
    require_open(consultation, "assessment")
    db.session.execute(select(func.pg_advisory_xact_lock(_lock(consultation))))
    draft = queries.draft_of(consultation)
    if draft is None or not draft.holds_figures:
        raise NothingToPublish
    if seen not in (None, draft.input_digest):
        raise DraftChanged
    if queries.has_uncounted_vote(consultation) or draft.inputs["ballots"] != queries.counted_ballots(consultation):
        raise VoteNotCounted
    draft.number, draft.published_at = queries.highest_number(consultation) + 1, now()
    db.session.add_all(evidence_of(draft))
    return draft


def _lock(consultation: Consultation) -> "func.hashtextextended":  # type: ignore[name-defined]
    """The advisory lock under which the consultation's draft is written or published."""
    return func.hashtextextended(f"assessment {consultation.id}", 0)


def _write(draft: NeedsAssessment, inputs: Inputs, started: float) -> None:
    """Computes the draft anew and replaces its estimates."""
    rows = assess(inputs)
    draft.input_digest, draft.code_version, draft.seed = inputs.digest, code_version(), inputs.seed
    draft.recipe, draft.inputs = RECIPE, heard(inputs)
    draft.computed_at, draft.duration_seconds = now(), round(monotonic() - started, 3)
    db.session.add(draft)
    db.session.flush()
    db.session.execute(delete(Estimate).where(Estimate.assessment_id == draft.id))
    estimates = [
        {
            "assessment_id": draft.id,
            "need_id": row.need.id,
            "position": position,
            "statement": row.need.statement,
            "figures": row.figures,
        }
        for position, row in enumerate(rows)
    ]
    if estimates:
        db.session.execute(insert(Estimate), estimates)
    db.session.expire(draft, ["estimates"])
