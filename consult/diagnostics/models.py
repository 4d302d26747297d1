"""Questionnaires, their questions, and responses."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, String, Text, UniqueConstraint, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.consultations.models import Consultation
from consult.core.db import Base, Dated, Identified, new_code

CHANNELS = ("web", "paper", "desk", "import")


class Questionnaire(Identified, Dated, Base):
    """The local diagnostic of a consultation; it locks at the first response."""

    __tablename__ = "questionnaire"

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), unique=True)
    introduction: Mapped[str] = mapped_column(Text, default="")
    consultation: Mapped[Consultation] = relationship(lazy="joined", innerjoin=True)
    questions: Mapped[list["Question"]] = relationship(
        lazy="selectin", order_by="Question.position, Question.id", cascade="all, delete-orphan", back_populates="questionnaire"
    )


class Question(Identified, Base):
    """One question; `kind` is a key of the question types and `options` is what that type asks for.

    An item of a question that concerns a need carries the need's uid: {"key", "label", "need"}.
    """

    __tablename__ = "question"

    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str] = mapped_column(String(32))
    label: Mapped[str] = mapped_column(Text)
    hint: Mapped[str] = mapped_column(Text, default="")
    options: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    is_required: Mapped[bool] = mapped_column(default=False)
    questionnaire: Mapped[Questionnaire] = relationship(lazy="select", back_populates="questions")


class Response(Identified, Base):
    """One person's answers: {question uid: answer, as its type stores it}. `code` opens the fate of the response."""

    __tablename__ = "response"
    __table_args__ = (
        UniqueConstraint("questionnaire_id", "person_id", name="uq_response_questionnaire_id_person_id"),
        CheckConstraint(f"channel IN {CHANNELS}", name="channel_is_known"),
    )

    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    code: Mapped[str] = mapped_column(String(11), unique=True, default=new_code)
    channel: Mapped[str] = mapped_column(String(16), default="web")
    submitted_on: Mapped[date] = mapped_column(Date, server_default=func.current_date())
    answers: Mapped[dict[str, Any]] = mapped_column(JSONB)
    questionnaire: Mapped[Questionnaire] = relationship(lazy="select")
