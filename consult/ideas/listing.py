"""The list of ideas of a consultation: a page of it costs one query, whatever its length."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import InstrumentedAttribute

from consult.consultations.models import Consultation
from consult.core.db import db
from consult.ideas.models import Idea
from consult.ideas.search import query_of
from consult.moderation.models import APPROVED
from consult.needs.models import Need, Theme

PAGE_SIZE = 20
EXCERPT_SIGNS = 220
# The filter for what answers none of the needs.
NO_NEED = "none"
ORDERS: Mapping[str, tuple[InstrumentedAttribute[Any], ...]] = {
    "newest": (Idea.submitted_at, Idea.id),
    "supported": (Idea.supports_count, Idea.id),
}


@dataclass(frozen=True)
class Wish:
    """What somebody wants to see: ideas for one need, with certain words, in an order."""

    need: str = ""
    words: str = ""
    order: str = "newest"


@dataclass(frozen=True)
class Listing:
    """Some ideas and how many there are in all.

    Each idea has uid, title, excerpt, author_name, need_id, supports_count, comments_count and submitted_at.
    """

    ideas: list[Row[Any]]
    total: int


def needs_to_choose(consultation: Consultation) -> list[Row[Any]]:
    """The needs of the consultation in their order: id, uid, statement, and the title of their theme."""
    columns = select(Need.id, Need.uid, Need.statement, Theme.title.label("theme")).join(Need.theme)
    rows = columns.where(Need.consultation_id == consultation.id).order_by(Theme.position, Theme.id, Need.position, Need.id)
    return list(db.session.execute(rows))


def listed_ideas(consultation: Consultation, wish: Wish, needs: list[Row[Any]], page: int) -> Listing:
    """One page of the approved ideas that fit the wish."""
    fitting = _fitting(consultation, wish, needs)
    total = select(func.count()).select_from(Idea).where(*fitting).scalar_subquery()
    rows = (
        select(
            Idea.uid,
            Idea.title,
            func.left(Idea.body, EXCERPT_SIGNS).label("excerpt"),
            Idea.author_name,
            Idea.need_id,
            Idea.supports_count,
            Idea.comments_count,
            Idea.submitted_at,
            total.label("total"),
        )
        .where(*fitting)
        .order_by(*(column.desc() for column in ORDERS.get(wish.order, ORDERS["newest"])))
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    ideas = list(db.session.execute(rows))
    return Listing(ideas, ideas[0].total if ideas else 0)


def _fitting(consultation: Consultation, wish: Wish, needs: list[Row[Any]]) -> list[ColumnElement[bool]]:
    fitting = [Idea.consultation_id == consultation.id, Idea.review_state == APPROVED]
    if wish.need == NO_NEED:
        fitting.append(Idea.need_id.is_(None))
    elif wish.need:
        fitting.append(Idea.need_id.in_([need.id for need in needs if need.uid == wish.need]))
    if query := query_of(wish.words):
        fitting.append(Idea.words.bool_op("@@")(func.to_tsquery("simple", query)))
    return fitting
