"""What stands behind each estimate, frozen when an assessment is published: ideas, votes, services, published figures."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from consult.assessments.methods.divergence import Divergence, side_of_figure, side_of_people
from consult.assessments.models import IDEA, INVENTORY, OPTION, STATISTIC, TODAY, Estimate, Evidence, NeedsAssessment
from consult.core.db import db
from consult.ideas.models import Idea
from consult.moderation.models import APPROVED
from consult.needs.queries import about_needs
from consult.territories.models import OfficialStatistic, Service
from consult.territories.queries import is_about
from consult.votes.queries import Share, shares_by_need

IDEAS_SHOWN = 3
Known = dict[int, list[Any]]


def evidence_of(assessment: NeedsAssessment) -> list[Evidence]:
    """The evidence of all its estimates, as it stands now."""
    ideas, shares = _ideas_by_need(assessment), shares_by_need(assessment.consultation)
    services, statistics = (_known(model, assessment) for model in (Service, OfficialStatistic))
    return [
        one
        for estimate in assessment.estimates
        for one in (
            *_behind(estimate, ideas.get(estimate.need_id, []), shares.get(estimate.need_id, [])),
            *(_service(estimate, row) for row in services[estimate.need_id]),
            *(_statistic(estimate, row) for row in statistics[estimate.need_id]),
        )
    ]


def shown_evidence(assessment: NeedsAssessment) -> dict[int, list[Evidence]]:
    """By the id of the estimate: what was frozen at publication, or what publishing a draft would freeze now."""
    if assessment.is_published:
        return {estimate.id: list(estimate.evidence) for estimate in assessment.estimates}
    found: dict[int, list[Evidence]] = {estimate.id: [] for estimate in assessment.estimates}
    for one in evidence_of(assessment):
        found[one.estimate_id].append(one)
    return found


def of_themes(found: Mapping[int, Sequence[Evidence]]) -> dict[str, list[Evidence]]:
    """By the title of a theme: what is known of it as a whole, each fact once."""
    told: dict[str, dict[str, Evidence]] = {}
    for one in (one for behind in found.values() for one in behind if one.theme):
        told.setdefault(one.theme, {}).setdefault(one.subject_uid, one)
    return {theme: list(facts.values()) for theme, facts in told.items()}


def ideas_shown(found: Mapping[int, Sequence[Evidence]]) -> set[str]:
    """The uids of those ideas among the evidence that the public still sees."""
    uids = {one.subject_uid for behind in found.values() for one in behind if one.kind == IDEA}
    return set(db.session.scalars(select(Idea.uid).where(Idea.uid.in_(uids), Idea.review_state == APPROVED)))


def _known(model: type[Any], assessment: NeedsAssessment) -> Known:
    return about_needs(model, assessment.consultation.territory, [one.need for one in assessment.estimates])


def _behind(estimate: Estimate, ideas: list[Idea], shares: list[Share]) -> Iterable[Evidence]:
    for idea in ideas[:IDEAS_SHOWN]:
        facts = {"supports": idea.supports_count}
        yield Evidence(estimate_id=estimate.id, kind=IDEA, subject_uid=idea.uid, text=idea.title, facts=facts)
    for share in shares:
        facts = {"chosen": share.count, "ballots": share.ballots}
        yield Evidence(estimate_id=estimate.id, kind=OPTION, subject_uid=share.vote.uid, text=share.option.title, facts=facts)
    if estimate.need.service:
        yield Evidence(estimate_id=estimate.id, kind=TODAY, subject_uid=estimate.need.uid, text=estimate.need.service, facts={})


def _service(estimate: Estimate, row: Service) -> Evidence:
    told = {"provider": row.provider, "provider_kind": row.provider_kind, "url": row.url}
    facts = told | _sourced(estimate, row)
    return Evidence(estimate_id=estimate.id, kind=INVENTORY, subject_uid=row.uid, text=row.name, facts=facts)


def _statistic(estimate: Estimate, row: OfficialStatistic) -> Evidence:
    """A published figure; whether participants say the same of it is asked where it is about the need itself."""
    told = {"value": row.value, "unit": row.unit, "benchmark": row.benchmark, "better": row.better}
    facts = told | _sourced(estimate, row) | {"diverges": None}
    satisfied = estimate.figure("satisfaction")
    if satisfied and not facts["theme"]:
        people = side_of_people(satisfied["low"], satisfied["high"])
        sides = Divergence(people, side_of_figure(row.value, row.benchmark, row.better))
        facts["diverges"] = sides.figure if sides.is_one else None
    return Evidence(estimate_id=estimate.id, kind=STATISTIC, subject_uid=row.uid, text=row.name, facts=facts)


def _sourced(estimate: Estimate, row: Service | OfficialStatistic) -> dict[str, Any]:
    theme = "" if is_about(row, estimate.statement) or is_about(row, estimate.need.statement) else estimate.need.theme.title
    return {"theme": theme, "area": row.area, "source": row.source, "observed_on": row.observed_on.isoformat()}


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
