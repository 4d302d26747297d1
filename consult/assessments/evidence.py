"""What stands behind each estimate, frozen when an assessment is published: ideas, votes, the service of today."""

from collections.abc import Iterable

from sqlalchemy import select

from consult.assessments.models import Estimate, Evidence, NeedsAssessment
from consult.core.db import db
from consult.ideas.models import Idea
from consult.moderation.models import APPROVED
from consult.votes.queries import Share, shares_by_need

IDEAS_SHOWN = 3


def evidence_of(assessment: NeedsAssessment) -> list[Evidence]:
    """The evidence of all its estimates, as it stands now."""
    ideas, shares = _ideas_by_need(assessment), shares_by_need(assessment.consultation)
    return [
        one
        for estimate in assessment.estimates
        for one in _behind(estimate, ideas.get(estimate.need_id, []), shares.get(estimate.need_id, []))
    ]


def _behind(estimate: Estimate, ideas: list[Idea], shares: list[Share]) -> Iterable[Evidence]:
    for idea in ideas[:IDEAS_SHOWN]:
        facts = {"supports": idea.supports_count}
        yield Evidence(estimate_id=estimate.id, kind="idea", subject_uid=idea.uid, text=idea.title, facts=facts)
    for share in shares:
        facts = {"chosen": share.count, "ballots": share.ballots}
        yield Evidence(estimate_id=estimate.id, kind="option", subject_uid=share.vote.uid, text=share.option.title, facts=facts)
    if estimate.need.service:
        yield Evidence(
            estimate_id=estimate.id, kind="service", subject_uid=estimate.need.uid, text=estimate.need.service, facts={}
        )


def _ideas_by_need(assessment: NeedsAssessment) -> dict[int, list[Idea]]:
    """By need id: its approved ideas, those with most supporters first."""
    wanted = Idea.need_id.in_([estimate.need_id for estimate in assessment.estimates])
    rows = select(Idea).where(wanted, Idea.review_state == APPROVED).order_by(Idea.supports_count.desc(), Idea.id)
    # Supports are counted in the database, past the ideas this session may hold already.
    rows = rows.execution_options(populate_existing=True)
    found: dict[int, list[Idea]] = {}
    for idea in db.session.scalars(rows):
        if idea.need_id is not None:
            found.setdefault(idea.need_id, []).append(idea)
    return found
