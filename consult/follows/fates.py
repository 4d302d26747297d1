"""What became of needs: the part of the thread that all contributions about a need share."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import func, select

from consult.assessments.models import Estimate, NeedsAssessment
from consult.assessments.queries import latest_assessment
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.ideas.models import Idea
from consult.moderation.models import APPROVED
from consult.needs.models import Need
from consult.projects.models import Indicator, Project, Reading
from consult.votes.queries import Share, shares_by_need


@dataclass(frozen=True)
class Measure:
    """A reading, with the indicator it belongs to."""

    indicator: Indicator
    reading: Reading


@dataclass(frozen=True)
class Fate:
    """What became of one need; what is still to come is empty."""

    need: Need
    ideas_count: int
    shares: list[Share]
    assessment: NeedsAssessment | None
    estimate: Estimate | None
    projects: list[Project]

    @cached_property
    def measure(self) -> Measure | None:
        """The latest reading of its projects."""
        return latest_measure(self.projects)


def fates_of(consultation: Consultation, needs: Iterable[Need]) -> list[Fate]:
    """What became of these needs of one consultation, in the same order, in a number of queries that does not grow with them."""
    wanted = list(needs)
    ideas, projects = _ideas_counts(wanted), _projects(wanted)
    shares = shares_by_need(consultation)
    assessment = latest_assessment(consultation)
    estimates = {estimate.need_id: estimate for estimate in assessment.estimates} if assessment else {}
    return [
        Fate(need, ideas.get(need.id, 0), shares.get(need.id, []), assessment, estimates.get(need.id), projects.get(need.id, []))
        for need in wanted
    ]


def latest_measure(projects: Iterable[Project]) -> Measure | None:
    """The latest reading of all indicators of these projects, or None."""
    measures = (
        Measure(indicator, reading) for project in projects for indicator in project.indicators for reading in indicator.readings
    )
    return max(measures, key=lambda measure: measure.reading.measured_on, default=None)


def _ideas_counts(needs: list[Need]) -> dict[int, int]:
    mine = Idea.need_id.in_([need.id for need in needs])
    rows = select(Idea.need_id, func.count()).where(mine, Idea.review_state == APPROVED).group_by(Idea.need_id)
    return {need_id: count for need_id, count in db.session.execute(rows) if need_id is not None}


def _projects(needs: list[Need]) -> dict[int, list[Project]]:
    rows = select(Project).where(Project.need_id.in_([need.id for need in needs])).order_by(Project.starts_on, Project.id)
    found: dict[int, list[Project]] = {}
    for project in db.session.scalars(rows).unique():
        found.setdefault(project.need_id, []).append(project)
    return found
