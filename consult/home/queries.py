"""What the first page says, in few queries whatever has happened."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, select

from consult.assessments.models import NeedsAssessment
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.diagnostics.queries import questionnaire_of, responses_count
from consult.ideas.queries import counts_by_state
from consult.moderation.models import APPROVED
from consult.projects.models import Project
from consult.votes.queries import ballots_count, closed_among, votes_of


@dataclass
class Outcome:
    """What came out: the latest published assessment (uid, number, published_at) and the projects (uid, title).

    `finished` are the keys of stages with nothing left to do in them, whatever their dates.
    """

    assessment: Row[Any] | None = None
    projects: list[Row[Any]] = field(default_factory=list)
    finished: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Turnout:
    """How many people answered, how many ideas the public sees, how many ballots are in the boxes."""

    answers: int
    ideas: int
    ballots: int


def outcomes(consultations: Iterable[Consultation]) -> dict[int, Outcome]:
    """By consultation id, what came out of each, in three queries."""
    found = {consultation.id: Outcome() for consultation in consultations}
    for row in db.session.execute(_assessments(found)):
        found[row.consultation_id].assessment = row
    for row in db.session.execute(_projects(found)):
        found[row.consultation_id].projects.append(row)
    for consultation_id in closed_among(found):
        found[consultation_id].finished.add("vote")
    return found


def turnout(consultation: Consultation) -> Turnout:
    """Who took part so far."""
    questionnaire = questionnaire_of(consultation)
    return Turnout(
        answers=responses_count(questionnaire) if questionnaire else 0,
        ideas=counts_by_state(consultation).get(APPROVED, 0),
        ballots=sum(ballots_count(vote) for vote in votes_of(consultation)),
    )


def _assessments(consultation_ids: Iterable[int]) -> Any:
    columns = (NeedsAssessment.consultation_id, NeedsAssessment.uid, NeedsAssessment.number, NeedsAssessment.published_at)
    published = NeedsAssessment.consultation_id.in_(consultation_ids), NeedsAssessment.number.is_not(None)
    return select(*columns).where(*published).order_by(NeedsAssessment.number)


def _projects(consultation_ids: Iterable[int]) -> Any:
    columns = select(Project.consultation_id, Project.uid, Project.title)
    return columns.where(Project.consultation_id.in_(consultation_ids)).order_by(Project.starts_on, Project.id)
