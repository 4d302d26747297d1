"""What waits for a moderator, and what was decided."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager

from consult.accounts.models import Account
from consult.consultations.models import Consultation
from consult.core.actors import Actor
from consult.core.db import db
from consult.moderation.models import PENDING, Review
from consult.moderation.reasons import REASONS, Reason
from consult.moderation.subjects import ReviewableKind, Subject, kind_of, kinds


@dataclass(frozen=True)
class Decision:
    """A review as the history shows it, with its moderator's name and the contribution where it still exists."""

    review: Review
    moderator: str
    kind: ReviewableKind | None
    subject: Any

    @property
    def reason(self) -> Reason | None:
        """The published reason, where the contribution was returned."""
        return REASONS[self.review.reason] if self.review.reason else None


def waiting_subjects(actor: Actor, *, limit: int = 30) -> list[Any]:
    """What waits for the actor, that is what others wrote, oldest first."""
    found = [row for kind in kinds() for row in db.session.scalars(_oldest(kind, actor).limit(limit)).unique()]
    return sorted(found, key=lambda row: (row.submitted_at, row.id))[:limit]


def waiting_count(actor: Actor) -> int:
    """How many contributions wait for the actor."""
    counts = (select(func.count()).select_from(_waiting(kind, actor).subquery()) for kind in kinds())
    return sum(db.session.scalar(count) or 0 for count in counts)


def decisions(actor: Actor) -> Select[Any]:
    """The reviews of the organisations the actor moderates for, the latest first."""
    return select(Review).where(Review.organisation_id.in_(_moderated_by(actor))).order_by(Review.id.desc())


def decisions_about(subject: Subject) -> list[Decision]:
    """Everything that was decided about one contribution, the latest first."""
    rows = select(Review).where(Review.subject_kind == kind_of(subject).key, Review.subject_id == subject.id)
    return described(list(db.session.scalars(rows.order_by(Review.id.desc()))))


def last_decision_about(subject: Subject) -> Decision | None:
    """What was last decided about one contribution."""
    return next(iter(decisions_about(subject)), None)


def described(reviews: list[Review]) -> list[Decision]:
    """The reviews with the names of their moderators and the contributions they are about."""
    account_ids = {review.account_id for review in reviews}
    names = {row.id: row.name for row in db.session.execute(select(Account.id, Account.name).where(Account.id.in_(account_ids)))}
    by_key = {kind.key: kind for kind in kinds()}
    rows = {key: _reviewed(kind, reviews) for key, kind in by_key.items()}
    return [
        Decision(
            review,
            names.get(review.account_id or 0, ""),
            by_key.get(review.subject_kind),
            rows.get(review.subject_kind, {}).get(review.subject_id),
        )
        for review in reviews
    ]


def _reviewed(kind: ReviewableKind, reviews: list[Review]) -> dict[int, Any]:
    ids = [review.subject_id for review in reviews if review.subject_kind == kind.key]
    found = db.session.scalars(select(kind.model).where(kind.model.id.in_(ids))) if ids else ()
    return {row.id: row for row in found}


def _moderated_by(actor: Actor) -> set[int]:
    return {organisation_id for organisation_id, _ in actor.roles}


def _waiting(kind: ReviewableKind, actor: Actor) -> Select[Any]:
    model = kind.model
    return (
        select(model)
        .join(model.consultation)
        .where(
            model.review_state == PENDING,
            Consultation.organisation_id.in_(_moderated_by(actor)),
            model.author_id.is_distinct_from(actor.account_id),
        )
    )


def _oldest(kind: ReviewableKind, actor: Actor) -> Select[Any]:
    model = kind.model
    eager = contains_eager(model.consultation).lazyload(Consultation.stages)
    return _waiting(kind, actor).options(eager).order_by(model.submitted_at, model.id)
