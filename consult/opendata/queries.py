"""What may be downloaded."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select

from consult.assessments.models import NeedsAssessment
from consult.assessments.queries import all_published_assessments
from consult.consultations.models import Consultation
from consult.consultations.queries import published_consultations
from consult.core.db import db
from consult.ideas.models import Idea
from consult.moderation.models import APPROVED
from consult.needs.models import Need
from consult.results.queries import are_published

IDEA_COLUMNS = ("idea", "title", "body", "category", "need", "need_statement", "supporters", "comments", "submitted_on")


@dataclass(frozen=True)
class Shelf:
    """What one consultation gives away."""

    consultation: Consultation
    assessments: list[NeedsAssessment]
    ideas_count: int
    has_results: bool = False


def shelves() -> list[Shelf]:
    """The published consultations that have something to download, the latest first."""
    published, counts = all_published_assessments(), _ideas_counts()
    found = [
        Shelf(one, [made for made in published if made.consultation_id == one.id], counts.get(one.id, 0), are_published(one))
        for one in published_consultations()
    ]
    return [shelf for shelf in found if shelf.assessments or shelf.ideas_count or shelf.has_results]


def idea_rows(consultation: Consultation) -> Iterator[list[object]]:
    """A row for each approved idea, the first submitted first; authors are not named."""
    day = func.date(Idea.submitted_at)
    columns = (
        Idea.uid,
        Idea.title,
        Idea.body,
        Idea.category,
        Need.uid,
        Need.statement,
        Idea.supports_count,
        Idea.comments_count,
        day,
    )
    rows = select(*columns).outerjoin(Need, Need.id == Idea.need_id)
    rows = rows.where(Idea.consultation_id == consultation.id, Idea.review_state == APPROVED)
    return (list(row) for row in db.session.execute(rows.order_by(Idea.submitted_at, Idea.id)))


def _ideas_counts() -> dict[int, int]:
    rows = select(Idea.consultation_id, func.count()).where(Idea.review_state == APPROVED).group_by(Idea.consultation_id)
    return {consultation_id: count for consultation_id, count in db.session.execute(rows)}
