"""What was decided about a contribution, by whom and why."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from consult.core.db import Base, Dated, Identified

PENDING, APPROVED, RETURNED = "pending", "approved", "returned"
# A decision taken back: the contribution waits again.
REOPENED = "reopened"


class Review(Identified, Dated, Base):
    """One decision about one contribution; the latest one counts. `reason` is the key of a published reason."""

    __tablename__ = "review"
    __table_args__ = (
        Index(None, "subject_kind", "subject_id"),
        CheckConstraint("decision IN ('approved', 'returned', 'reopened')", name="decision_is_known"),
        CheckConstraint("decision <> 'returned' OR reason <> ''", name="return_has_a_reason"),
    )

    subject_kind: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[int]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    decision: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(String(32), default="")
    words: Mapped[str] = mapped_column(Text, default="")
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))


class Reviewable:
    """Columns of what must be read by a moderator before the public sees it."""

    review_state: Mapped[str] = mapped_column(String(16), default=PENDING, index=True)

    @property
    def is_approved(self) -> bool:
        """Whether the public sees it."""
        return self.review_state == APPROVED

    @property
    def is_pending(self) -> bool:
        """Whether it waits for a moderator."""
        return self.review_state == PENDING

    @property
    def is_returned(self) -> bool:
        """Whether its author was asked to improve it."""
        return self.review_state == RETURNED
