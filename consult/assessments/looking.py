"""Which draft organisers read: the latest one, as far as beside all they have seen before it tells nothing of a few people.

A draft follows within seconds of an answer. Read each time, it would say what the last person answered (ADR 0016).
"""

from sqlalchemy import select

from consult.assessments import queries
from consult.assessments.drafting import is_free_to_draft
from consult.assessments.errors import TooFewSince, TooFewSorted
from consult.assessments.look_models import DraftLook
from consult.assessments.models import NeedsAssessment
from consult.consultations.models import Consultation
from consult.core.clock import now
from consult.core.db import db
from consult.core.disclosure import is_disclosable
from consult.core.errors import DomainError
from consult.diagnostics.basis import Basis, would_look_tell_few, would_tell_few

# Of so many people somebody always answers while a draft is computed, and as many as are enough soon come.
MANY = 10_000


def looked_at(consultation: Consultation) -> list[Basis]:
    """On whose answers each draft rests that organisers have read."""
    rows = select(DraftLook.basis).where(DraftLook.consultation_id == consultation.id)
    return [Basis(**basis) for basis in db.session.scalars(rows)]


def has_news(consultation: Consultation) -> bool:
    """Whether there is a draft that organisers may read and have not read yet."""
    latest = queries.unseen_draft(consultation)
    return latest is not None and may_be_read(consultation, latest)


def may_be_read(consultation: Consultation, draft: NeedsAssessment) -> bool:
    """Whether the draft tells nothing of a few people beside what organisers have seen before, or nobody answers any more.

    Of so few people that none of their figures is shown there is nothing to tell. A draft of which nobody knows on whose
    answers it rests waits for the next one, which follows in a minute: people who answer would leave no time to read that.
    """
    basis = Basis.of(draft.basis)
    if basis is None or is_answered(consultation) or not is_disclosable(basis.people):
        return True
    return (basis.is_known or basis.people >= MANY) and not would_look_tell_few(consultation, basis)


def tells_few(consultation: Consultation, draft: NeedsAssessment) -> type[DomainError] | None:
    """Why the draft beside what is published would tell what a few people said, None where it would not."""
    if would_tell_few(consultation, Basis.of(draft.basis)):
        return TooFewSince
    return TooFewSorted if queries.sorts_few_more(consultation, draft) else None


def is_answered(consultation: Consultation) -> bool:
    """Whether nobody answers any more, so that organisers read the whole."""
    return consultation.is_stage_past("diagnostic")


def let_read(consultation: Consultation) -> NeedsAssessment | None:
    """The draft organisers read from now on, in the transaction of the caller: the latest, or the one they read before.

    It keeps its address. While a worker writes the next one it stays what it was.
    """
    is_free = is_free_to_draft(consultation)
    latest, before = queries.unseen_draft(consultation), queries.seen_draft(consultation)
    if not is_free or latest is None or not may_be_read(consultation, latest):
        return before
    if before is not None:
        uid = before.uid
        db.session.delete(before)
        db.session.flush()
        latest.uid = uid
    latest.seen_at = now()
    basis = Basis.of(latest.basis)
    if basis is not None and is_disclosable(basis.people) and basis not in looked_at(consultation):
        db.session.add(DraftLook(consultation_id=consultation.id, basis=basis.as_json()))
    return latest
