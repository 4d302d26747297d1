"""Ideas, endorsements, debates and comments."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, String, Text, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.consultations.models import Consultation
from consult.core.db import Base, Dated, Identified, new_code
from consult.ideas.search import WORDS
from consult.moderation.models import Reviewable
from consult.needs.models import Need

PUBLISHED = text("review_state = 'approved'")


class Idea(Identified, Reviewable, Base):
    """An idea for a need. `supports_count` counts endorsements, those that came with an import included."""

    __tablename__ = "idea"
    __table_args__ = (
        UniqueConstraint("consultation_id", "external_id", name="uq_idea_consultation_id_external_id"),
        Index("ix_idea_newest", "consultation_id", "submitted_at", "id", postgresql_where=PUBLISHED),
        Index("ix_idea_most_supported", "consultation_id", "supports_count", "id", postgresql_where=PUBLISHED),
        Index("ix_idea_words", "words", postgresql_using="gin"),
        CheckConstraint("supports_count >= 0", name="supports_are_counted"),
    )

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"))
    need_id: Mapped[int | None] = mapped_column(ForeignKey("need.id"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), index=True)
    author_name: Mapped[str] = mapped_column(Text, default="")
    code: Mapped[str] = mapped_column(String(11), unique=True, default=new_code)
    title: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    category: Mapped[str] = mapped_column(Text, default="")
    external_id: Mapped[str | None] = mapped_column(Text)
    supports_count: Mapped[int] = mapped_column(default=0)
    comments_count: Mapped[int] = mapped_column(default=0)
    submitted_at: Mapped[datetime] = mapped_column(server_default=func.now())
    words: Mapped[str] = mapped_column(TSVECTOR, Computed(WORDS, persisted=True), deferred=True, deferred_raiseload=True)
    consultation: Mapped[Consultation] = relationship(lazy="select")
    need: Mapped[Need | None] = relationship(lazy="select")


class Endorsement(Base):
    """One person's support of one idea."""

    __tablename__ = "endorsement"

    idea_id: Mapped[int] = mapped_column(ForeignKey("idea.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)


class Debate(Identified, Base):
    """A question put to everybody, to be commented on; debates come with imports."""

    __tablename__ = "debate"
    __table_args__ = (UniqueConstraint("consultation_id", "external_id", name="uq_debate_consultation_id_external_id"),)

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"))
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, default="")
    external_id: Mapped[str | None] = mapped_column(Text)
    consultation: Mapped[Consultation] = relationship(lazy="select")


class Comment(Identified, Dated, Base):
    """What somebody says about an idea or in a debate, or in reply to another comment there.

    `root_id` names the first comment of the exchange a reply belongs to, however deep the reply stands.
    """

    __tablename__ = "comment"
    __table_args__ = (
        CheckConstraint("num_nonnulls(idea_id, debate_id) = 1", name="has_one_subject"),
        CheckConstraint("alignment IN (-1, 0, 1)", name="alignment_is_known"),
    )

    idea_id: Mapped[int | None] = mapped_column(ForeignKey("idea.id"), index=True)
    debate_id: Mapped[int | None] = mapped_column(ForeignKey("debate.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("comment.id"), index=True)
    root_id: Mapped[int | None] = mapped_column(ForeignKey("comment.id"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    author_name: Mapped[str] = mapped_column(Text, default="")
    body: Mapped[str] = mapped_column(Text)
    alignment: Mapped[int] = mapped_column(default=0)
    external_id: Mapped[str | None] = mapped_column(Text)
