"""The kinds of contribution that moderators read. Moderation knows none: each feature lists its own when it is imported."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.orm import joinedload

from consult.consultations.models import Consultation
from consult.core.errors import NotFound
from consult.core.i18n import LazyText
from consult.core.lookup import by_uid


class Subject(Protocol):
    """What every contribution to be read has: a row of a model that is `Reviewable`."""

    id: int
    uid: str
    title: Any
    body: Any
    author_id: Any
    author_name: Any
    review_state: Any
    submitted_at: datetime
    consultation: Any


@dataclass(frozen=True)
class ReviewableKind:
    """One kind of contribution: its key in addresses, its word, its model and the pages of its feature.

    `context` says in words what a contribution answers. `page` and `revision` are the endpoints, taking a `uid`, where
    it is read and where its author improves it. `decided` is what a decision, or taking it back, brings about in the same
    transaction.
    """

    key: str
    label: LazyText
    model: type[Any]
    context: Callable[[Any], str]
    page: str
    revision: str
    decided: Callable[[Any], None] | None = None
    is_author_told: bool = True

    def load(self, uid: str) -> Any:
        """The contribution of that public identifier, with its consultation. Raises NotFound when there is none."""
        return by_uid(self.model, uid, joinedload(self.model.consultation).lazyload(Consultation.stages))


_kinds: dict[str, ReviewableKind] = {}


def register(kind: ReviewableKind) -> None:
    """Lets moderators read a kind of contribution."""
    _kinds[kind.key] = kind


def kinds() -> tuple[ReviewableKind, ...]:
    """All kinds, in the order of the features."""
    return tuple(_kinds.values())


def kind_named(key: str) -> ReviewableKind:
    """The kind of that key. Raises NotFound when there is none."""
    if key not in _kinds:
        raise NotFound
    return _kinds[key]


def kind_of(subject: Subject) -> ReviewableKind:
    """The kind of a contribution."""
    return next(kind for kind in _kinds.values() if isinstance(subject, kind.model))
