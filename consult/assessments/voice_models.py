"""What free texts speak of, as people and a program say; and what a worker made of texts and opinions."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.core.db import Base, Dated
from consult.needs.models import Need

PROPOSED, CONFIRMED, REFUSED = "proposed", "confirmed", "refused"
ANSWER, IDEA = "answer", "idea"
# What one coding is about; the need may be none of them.
SUBJECT = ("subject_kind", "subject_uid", "question_uid", "need_id")


class Coding(Dated, Base):
    """One need a text speaks of, or none of them (`need_id` is None): proposed by a program, confirmed or refused by a person.

    The text is an idea, or what a response (`subject_uid`) says to a question (`question_uid`). `score` is how sure the
    program was, 0 to 1; None where a person found the need. `is_quotable`: a person read the text and lets it be quoted.
    `digest` stands for the words that were read (`Text.digest`): of other words the coding says nothing. None where nobody
    knows which words they were.
    """

    __tablename__ = "coding"
    __table_args__ = (
        UniqueConstraint(*SUBJECT, postgresql_nulls_not_distinct=True),
        Index("ix_coding_consultation_id_state", "consultation_id", "state"),
        CheckConstraint("state IN ('proposed', 'confirmed', 'refused')", name="state_is_known"),
        CheckConstraint("subject_kind IN ('answer', 'idea')", name="kind_is_known"),
        CheckConstraint("(subject_kind = 'idea') = (question_uid = '')", name="answers_name_their_question"),
        CheckConstraint("state <> 'proposed' OR score IS NOT NULL", name="programs_propose"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"))
    subject_kind: Mapped[str] = mapped_column(String(8))
    subject_uid: Mapped[str] = mapped_column(String(12))
    question_uid: Mapped[str] = mapped_column(String(12), default="")
    need_id: Mapped[int | None] = mapped_column(ForeignKey("need.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(String(16))
    score: Mapped[float | None]
    digest: Mapped[str | None] = mapped_column(String(64))
    is_quotable: Mapped[bool] = mapped_column(default=False, server_default="false")
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    need: Mapped[Need | None] = relationship(lazy="joined")

    @property
    def key(self) -> str:
        """The text it is about, as `Text.key` says it."""
        return "-".join((self.subject_kind, self.subject_uid, self.question_uid))


class VoiceReport(Base):
    """What a worker made of the texts and opinions of a consultation.

    `fingerprint` stands for what it read, `digest` for what it found. `facts` enter the assessment and are public with it;
    `review` is for those who read the texts: what resembles what, and themes that may be missing.
    """

    __tablename__ = "voice_report"

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB)
    review: Mapped[dict[str, Any]] = mapped_column(JSONB)
    computed_at: Mapped[datetime]
    seconds: Mapped[float]
