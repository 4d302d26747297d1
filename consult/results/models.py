"""Results as they were counted and as they were published, and who took the responses home."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Double, ForeignKey, Identity, String, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.core.db import Base, Dated
from consult.core.written_sheets import FORMATS
from consult.diagnostics.models import Questionnaire

REASON_AT_MOST = 500


class Results(Base):
    """What the responses to a questionnaire say, as `figures.figures` writes it: counted last, and as published.

    Both hold only what may be shown. `fingerprint` tells what was counted, `seconds` how long that took. What is published
    stays as it is while responses still come in.
    """

    __tablename__ = "results"
    __table_args__ = (CheckConstraint("(published IS NULL) = (published_at IS NULL)", name="published_with_its_day"),)

    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id", ondelete="CASCADE"), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    figures: Mapped[dict[str, Any]] = mapped_column(JSONB, deferred=True)
    counted_at: Mapped[datetime]
    seconds: Mapped[float] = mapped_column(Double)
    published: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), deferred=True)
    published_at: Mapped[datetime | None]
    questionnaire: Mapped[Questionnaire] = relationship(lazy="joined", innerjoin=True)


class ResponsesDownload(Dated, Base):
    """Somebody took the responses home, one row each, and said why."""

    __tablename__ = "responses_download"
    __table_args__ = (
        CheckConstraint("length(reason) BETWEEN 1 AND 500", name="reason_is_given"),
        CheckConstraint(f"format IN {FORMATS}", name="format_is_known"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    account_name: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    format: Mapped[str] = mapped_column(String(4))
    responses_count: Mapped[int]
