"""Statements that participants add to a question, to be read by a moderator before others are asked about them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.consultations.models import Consultation
from consult.core.db import Base, Identified
from consult.moderation.models import Reviewable


class AddedStatement(Reviewable, Identified, Base):
    """A statement somebody added while answering. Once it is approved it is a line of the question, with its uid as key.

    `plain` is its words without case, accents and signs: of two that read the same the second is none.
    """

    __tablename__ = "added_statement"
    __table_args__ = (
        UniqueConstraint("consultation_id", "question_uid", "plain", name="uq_added_statement_says_something_new"),
        CheckConstraint("review_state IN ('pending', 'approved', 'returned')", name="review_state_is_known"),
        CheckConstraint("title <> ''", name="says_something"),
    )

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
    question_uid: Mapped[str] = mapped_column(String(12))
    title: Mapped[str] = mapped_column(Text)
    plain: Mapped[str] = mapped_column(Text)
    response_id: Mapped[int | None] = mapped_column(ForeignKey("response.id", ondelete="SET NULL"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    submitted_at: Mapped[datetime] = mapped_column(server_default=func.now())
    consultation: Mapped[Consultation] = relationship(lazy="joined", innerjoin=True)

    @property
    def body(self) -> str:
        """A statement is one sentence: it has no more to say than its title."""
        return ""

    @property
    def author_name(self) -> str:
        """Statements are shown to nobody with the name of who wrote them."""
        return ""
