"""Which computations organisers may set beside each other: no two of them tell what a few people said."""

from collections.abc import Sequence

from consult.assessments.models import NeedsAssessment
from consult.assessments.run_models import AssessmentRun
from consult.diagnostics.basis import Basis


def comparable_runs(draft: NeedsAssessment | None, runs: Sequence[AssessmentRun]) -> list[AssessmentRun]:
    """Of the runs, the latest first, those that may stand beside the draft and beside each other.

    They rest on the very same answers, or at least as many people as the threshold have come or gone between them. A run of
    which nobody knows on whose answers it rests is left out where somebody was heard.
    """
    drafted = Basis.of(draft.basis) if draft else None
    shown = [drafted] if drafted else []
    found = []
    for run in runs:
        basis = Basis.of(run.basis)
        if basis is None and any(run.respondents):
            continue
        if basis is not None:
            if any(basis.tells_few(one) for one in shown):
                continue
            shown.append(basis)
        found.append(run)
    return found
