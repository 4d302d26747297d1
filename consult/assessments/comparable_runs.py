"""Which computations organisers may set beside each other: they have read their figures, and no two tell of a few people."""

from collections.abc import Collection, Sequence

from consult.assessments.looking import looked_at
from consult.assessments.models import NeedsAssessment
from consult.assessments.queries import published_bases
from consult.assessments.run_models import AssessmentRun
from consult.consultations.models import Consultation
from consult.diagnostics.basis import Basis


def told_bases(consultation: Consultation) -> set[Basis]:
    """On whose answers the drafts rest that organisers have read, and the assessments everybody has."""
    return {*looked_at(consultation), *published_bases(consultation)}


def is_told(run: AssessmentRun, told: Collection[Basis]) -> bool:
    """Whether the run rests on the very answers of one of `told`, or nobody was heard."""
    basis = Basis.of(run.basis)
    return basis in told and basis.is_known if basis else not any(run.respondents)


def comparable_runs(draft: NeedsAssessment | None, runs: Sequence[AssessmentRun], told: Collection[Basis]) -> list[AssessmentRun]:
    """Of the runs, the latest first, those of `told` that may stand beside the draft and beside each other.

    They rest on the very same answers, or at least as many people as the threshold have come or gone between them.
    """
    drafted = Basis.of(draft.basis) if draft else None
    shown = [drafted] if drafted else []
    found = []
    for run in runs:
        basis = Basis.of(run.basis)
        if not is_told(run, told) or (basis and any(basis.tells_few(one) for one in shown)):
            continue
        shown += [basis] if basis else []
        found.append(run)
    return found
