"""Results as they were counted and as they were published, and who took the responses home."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CheckConstraint, Double, ForeignKey, LargeBinary, String, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.core.clock import now
from consult.core.db import Base, Dated, Identified
from consult.core.written_sheets import FORMATS
from consult.diagnostics.models import Questionnaire

REASON_AT_MOST = 500
KEPT_FOR = timedelta(days=1)


class Results(Base):
    """What the responses to a questionnaire say, as `figures.figures` writes it: counted last, and as published.

    Both hold only what may be shown. `fingerprint` tells what was counted, `seconds` how long that took. What is published
    stays as it is while responses still come in. Each has its `basis`, which tells on whose answers it rests. `seen` is what
    organisers saw last before the end, `seen_bases` on whose answers each of those looks rested.
    """

    __tablename__ = "results"
    __table_args__ = (CheckConstraint("(published IS NULL) = (published_at IS NULL)", name="published_with_its_day"),)

    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id", ondelete="CASCADE"), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    figures: Mapped[dict[str, Any]] = mapped_column(JSONB, deferred=True)
    counted_at: Mapped[datetime]
    seconds: Mapped[float] = mapped_column(Double)
    basis: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    published: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), deferred=True)
    published_basis: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    published_at: Mapped[datetime | None]
    seen: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), deferred=True)
    seen_bases: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list, server_default="[]")
    questionnaire: Mapped[Questionnaire] = relationship(lazy="joined", innerjoin=True)


class ResponsesDownload(Identified, Dated, Base):
    """Somebody took the responses home, one row each, and said why.

    A large file `is_prepared` by a worker, in the `language` of whoever asked; `content` is kept for a day after `written_at`.
    """

    __tablename__ = "responses_download"
    __table_args__ = (
        CheckConstraint("length(reason) BETWEEN 1 AND 500", name="reason_is_given"),
        CheckConstraint(f"format IN {FORMATS}", name="format_is_known"),
        CheckConstraint("content IS NULL OR (is_prepared AND written_at IS NOT NULL)", name="written_with_its_day"),
    )

    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    account_name: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    format: Mapped[str] = mapped_column(String(4))
    responses_count: Mapped[int]
    language: Mapped[str] = mapped_column(String(5), default="en", server_default="en")
    is_prepared: Mapped[bool] = mapped_column(default=False, server_default="false")
    written_at: Mapped[datetime | None]
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    questionnaire: Mapped[Questionnaire] = relationship(lazy="joined", innerjoin=True)

    @property
    def kept_until(self) -> datetime | None:
        """When the file is deleted; None until it is written."""
        return self.written_at + KEPT_FOR if self.written_at else None

    @property
    def is_gone(self) -> bool:
        """Whether the file was written and its day is over."""
        return self.kept_until is not None and self.kept_until <= now()
