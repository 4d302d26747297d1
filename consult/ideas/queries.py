"""Ideas, who supports them and what is said about them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Integer, Select, cast, exists, func, or_, select
from sqlalchemy.orm import joinedload

from consult.consultations.models import Consultation
from consult.core.actors import Actor
from consult.core.db import db
from consult.ideas.models import Comment, Debate, Endorsement, Idea
from consult.ideas.search import telling_words
from consult.moderation.models import APPROVED
from consult.needs.models import Need

EXCHANGES_A_PAGE = 20
# An idea resembles another one from so many words of its title on.
FEWEST_IN_COMMON = 2


@dataclass(frozen=True)
class Exchange:
    """A comment and the replies to it, in the order in which they were written."""

    comment: Comment
    replies: Sequence[Comment]


def approved_ideas(consultation: Consultation) -> list[Idea]:
    """The ideas of the consultation that the public sees, the most supported first."""
    rows = _approved().where(Idea.consultation_id == consultation.id)
    return list(db.session.scalars(rows.order_by(Idea.supports_count.desc(), Idea.id)))


def ideas_of_need(need: Need, *, limit: int = 5) -> list[Idea]:
    """The most supported ideas for the need that the public sees."""
    rows = _approved().where(Idea.need_id == need.id)
    return list(db.session.scalars(rows.order_by(Idea.supports_count.desc(), Idea.id).limit(limit)))


def resembling_ideas(idea: Idea, *, limit: int = 3) -> list[Idea]:
    """Ideas of the same consultation that the public sees and that hold most of the words of its title, those with most first."""
    words = telling_words(idea.title)
    if len(words) < FEWEST_IN_COMMON:
        return []
    held = sum((cast(_holds(word), Integer) for word in words[1:]), cast(_holds(words[0]), Integer))
    others = _approved().where(Idea.consultation_id == idea.consultation_id, Idea.id != idea.id)
    rows = others.where(_holds(" | ".join(words)), held >= max(FEWEST_IN_COMMON, len(words) // 2 + 1))
    return list(db.session.scalars(rows.order_by(held.desc(), Idea.supports_count.desc(), Idea.id).limit(limit)))


def _holds(query: str) -> ColumnElement[bool]:
    """SQL: whether the idea holds the words of the query."""
    return Idea.words.bool_op("@@")(func.to_tsquery("simple", query))


def ideas_count_of_need(need: Need) -> int:
    """How many ideas for the need the public sees."""
    rows = select(func.count()).select_from(Idea).where(Idea.need_id == need.id, Idea.review_state == APPROVED)
    return db.session.scalar(rows) or 0


def ideas_by(account_id: int) -> list[Idea]:
    """What somebody proposed, the latest first, whatever became of it, each with its consultation and need."""
    rows = select(Idea).where(Idea.author_id == account_id).order_by(Idea.submitted_at.desc(), Idea.id.desc())
    return list(db.session.scalars(rows.options(joinedload(Idea.consultation), joinedload(Idea.need))).unique())


def idea_by_code(code: str) -> Idea | None:
    """The idea of that short code, with its consultation and need."""
    rows = select(Idea).where(Idea.code == code).options(joinedload(Idea.consultation), joinedload(Idea.need))
    return db.session.scalars(rows).unique().one_or_none()


def counts_by_state(consultation: Consultation) -> dict[str, int]:
    """How many ideas wait, are approved, were returned."""
    rows = select(Idea.review_state, func.count()).where(Idea.consultation_id == consultation.id).group_by(Idea.review_state)
    return {state: count for state, count in db.session.execute(rows)}


def supporters_by_need(consultation: Consultation) -> dict[int, int]:
    """How many distinct persons support at least one approved idea for each need, by the need's id."""
    rows = (
        select(Idea.need_id, func.count(Endorsement.person_id.distinct()))
        .join(Endorsement, Endorsement.idea_id == Idea.id)
        .where(Idea.consultation_id == consultation.id, Idea.review_state == APPROVED, Idea.need_id.is_not(None))
        .group_by(Idea.need_id)
    )
    return {need_id: count for need_id, count in db.session.execute(rows) if need_id is not None}


def has_endorsed(actor: Actor, idea: Idea) -> bool:
    """Whether the actor supports the idea."""
    mine = exists().where(Endorsement.idea_id == idea.id, Endorsement.person_id == actor.person_id)
    return actor.person_id is not None and bool(db.session.scalar(select(mine)))


def debates_count(consultation: Consultation) -> int:
    """How many debates the consultation has."""
    return db.session.scalar(select(func.count()).select_from(Debate).where(Debate.consultation_id == consultation.id)) or 0


def debates_of(consultation: Consultation) -> list[tuple[Debate, int]]:
    """The debates of the consultation, each with how many comments it has, the liveliest first."""
    said = func.count(Comment.id)
    rows = select(Debate, said).outerjoin(Comment, Comment.debate_id == Debate.id).group_by(Debate.id)
    ordered = rows.where(Debate.consultation_id == consultation.id).order_by(said.desc(), Debate.id)
    return [(debate, count) for debate, count in db.session.execute(ordered)]


def comments_count(debate: Debate) -> int:
    """How many comments the debate has, replies included."""
    return db.session.scalar(select(func.count()).select_from(Comment).where(Comment.debate_id == debate.id)) or 0


def exchanges(subject: Idea | Debate, *, page: int) -> tuple[list[Exchange], int]:
    """One page of the exchanges about an idea or in a debate, the oldest first, and how many there are in all; in one query."""
    begun = (Comment.idea_id if isinstance(subject, Idea) else Comment.debate_id) == subject.id, Comment.root_id.is_(None)
    oldest = Comment.created_at, Comment.id
    shown = select(Comment.id).where(*begun).order_by(*oldest).limit(EXCHANGES_A_PAGE).offset((page - 1) * EXCHANGES_A_PAGE)
    ids = select(shown.cte("shown").c.id)
    total = select(func.count()).select_from(Comment).where(*begun).scalar_subquery()
    rows = select(Comment, total).where(or_(Comment.id.in_(ids), Comment.root_id.in_(ids))).order_by(*oldest)
    found = db.session.execute(rows).all()
    return _exchanges([comment for comment, _total in found]), found[0][1] if found else 0


def _exchanges(comments: Sequence[Comment]) -> list[Exchange]:
    """The comments with the replies among them below those they belong to."""
    replies: dict[int, list[Comment]] = {comment.id: [] for comment in comments if comment.root_id is None}
    for comment in comments:
        if comment.root_id is not None:
            replies[comment.root_id].append(comment)
    return [Exchange(comment, replies[comment.id]) for comment in comments if comment.root_id is None]


def _approved() -> Select[Idea]:
    return select(Idea).where(Idea.review_state == APPROVED)
