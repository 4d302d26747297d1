"""Writing the draft of an assessment, inside the transaction of whoever computed it."""

from sqlalchemy import delete, func, insert, select

from consult.assessments import queries
from consult.assessments.code_version import code_version
from consult.assessments.computation import assess
from consult.assessments.drawing import Drawing, Drawn
from consult.assessments.heard import heard
from consult.assessments.inputs import Inputs
from consult.assessments.models import Estimate, NeedsAssessment
from consult.consultations.models import Consultation
from consult.core.clock import now
from consult.core.db import db


def is_free_to_draft(consultation: Consultation) -> bool:
    """Whether nobody else writes or publishes the draft; if so nobody else will until the transaction ends."""
    return bool(db.session.scalar(select(func.pg_try_advisory_xact_lock(draft_lock(consultation)))))


def draft_lock(consultation: Consultation) -> "func.hashtextextended":  # type: ignore[name-defined]
    """The advisory lock under which the consultation's draft is written or published."""
    return func.hashtextextended(f"assessment {consultation.id}", 0)


def is_current(draft: NeedsAssessment | None, inputs: Inputs) -> bool:
    """Whether the draft was computed from these inputs by this code and this recipe."""
    mine = (inputs.digest, code_version(), inputs.plan.recipe.as_json())
    return draft is not None and (draft.input_digest, draft.code_version, draft.recipe) == mine


def drawing_of(inputs: Inputs) -> Drawing:
    """How the respondents of these inputs are drawn."""
    shape, counted = inputs.plan.shape, inputs.counted
    weights = inputs.weighting.cell_weights(counted, shape)
    return Drawing(counted.respondents, inputs.seed, inputs.plan.unit, shape, weights)


def write_draft(consultation: Consultation, inputs: Inputs, drawn: Drawn, seconds: float) -> NeedsAssessment:
    """Computes the figures and writes them in place of those nobody has read; gives the draft."""
    rows = assess(inputs, drawn)
    draft = queries.unseen_draft(consultation) or NeedsAssessment(consultation_id=consultation.id)
    draft.input_digest, draft.code_version, draft.seed = inputs.digest, code_version(), inputs.seed
    draft.recipe, draft.inputs = inputs.plan.recipe.as_json(), heard(inputs)
    draft.computed_at, draft.duration_seconds = now(), round(seconds, 3)
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
    return draft
