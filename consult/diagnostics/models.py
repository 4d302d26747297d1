"""Questionnaires, their questions, responses, and responses on their way."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Date,
    FetchedValue,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.consultations.models import Consultation
from consult.core.db import Base, Dated, Identified, new_code, new_uid
from consult.invitations.models import CODE, RESIDENT

CHANNELS = ("web", "paper", "desk", "import")
# How sure one is who answers, from the least sure to the surest: an organiser chooses one. Of a survey held elsewhere
# that survey knows.
OPEN, EMAIL, IDENTITY, ELSEWHERE = "open", "email", "identity", "elsewhere"
LEVELS = (OPEN, EMAIL, CODE, RESIDENT, IDENTITY)
ASSURANCES = (*LEVELS, ELSEWHERE)
# Where people are let in, whatever account they have.
ADMITTING = (CODE, RESIDENT)


class Questionnaire(Identified, Dated, Base):
    """The local diagnostic of a consultation; it locks at the first response.

    What is corrected afterwards is a version more: a draft until it takes the place of the one before, whose responses stay
    with it. Those of the versions from `counts_from` on answer the same questions and are counted together. `revision` is
    another one after each change of the questionnaire or of a question, which the database sees to.
    """

    __tablename__ = "questionnaire"
    __table_args__ = (
        UniqueConstraint("consultation_id", "version", name="uq_questionnaire_consultation_id_version"),
        CheckConstraint("counts_from BETWEEN 1 AND version", name="counts_from_an_earlier_version"),
        CheckConstraint(f"assurance IN {LEVELS}", name="assurance_is_known"),
        Index("uq_questionnaire_one_draft", "consultation_id", unique=True, postgresql_where=text("is_draft")),
    )

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"))
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    counts_from: Mapped[int] = mapped_column(default=1, server_default="1")
    is_draft: Mapped[bool] = mapped_column(default=False, server_default="false")
    is_paged: Mapped[bool] = mapped_column(default=False, server_default="false")
    assurance: Mapped[str] = mapped_column(String(16), default=EMAIL, server_default=EMAIL)
    is_replaceable: Mapped[bool] = mapped_column(default=True, server_default="true")
    revision: Mapped[UUID] = mapped_column(server_default=func.gen_random_uuid(), server_onupdate=FetchedValue())
    language: Mapped[str] = mapped_column(String(5), default="fr", server_default="fr")
    introduction: Mapped[str] = mapped_column(Text, default="")
    translations: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict, server_default="{}")
    consultation: Mapped[Consultation] = relationship(lazy="joined", innerjoin=True)
    questions: Mapped[list["Question"]] = relationship(
        lazy="selectin", order_by="Question.position, Question.id", cascade="all, delete-orphan", back_populates="questionnaire"
    )


class Question(Identified, Base):
    """One question; `kind` is a key of the question types and `options` is what that type asks for.

    An item of a question that concerns a need carries the need's uid: {"key", "label", "need"}. The uid of a question is
    the same in each version of its questionnaire in which its answers mean the same. `show_if` says when it is asked:
    {"question": uid of an earlier one, "items": keys, "is_chosen": whether one of them must be chosen or none}.
    `translations` holds its words in other languages: {language: {"label", "hint", …, "items": {key: label}}}. `code` is the
    name another program knows the question by. Results of the others are shown by the answers to one that `is_crossed`.
    """

    __tablename__ = "question"
    __table_args__ = (
        UniqueConstraint("questionnaire_id", "uid"),
        CheckConstraint("page >= 1", name="page_is_numbered"),
    )

    uid: Mapped[str] = mapped_column(String(12), default=new_uid)
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    page: Mapped[int] = mapped_column(default=1, server_default="1")
    section: Mapped[str] = mapped_column(Text, default="", server_default="")
    kind: Mapped[str] = mapped_column(String(32))
    label: Mapped[str] = mapped_column(Text)
    hint: Mapped[str] = mapped_column(Text, default="")
    options: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    is_required: Mapped[bool] = mapped_column(default=False)
    is_sensitive: Mapped[bool] = mapped_column(default=False, server_default="false")
    easy_text: Mapped[str] = mapped_column(Text, default="", server_default="")
    show_if: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    translations: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict, server_default="{}")
    code: Mapped[str] = mapped_column(String(64), default="", server_default="")
    is_crossed: Mapped[bool] = mapped_column(default=False, server_default="false")
    questionnaire: Mapped[Questionnaire] = relationship(lazy="select", back_populates="questions")


class Response(Identified, Base):
    """One person's answers: {question uid: answer, as its type stores it}. `code` opens the fate of the response.

    `untold` names the questions the person prefers not to answer, `minutes` how long answering took where that is known.
    `sent_key` is what the form of somebody without an account carried, so that the same form sent twice is one response.
    `handle` stands for whoever came with a code or is on the list of residents: one response each, and without the key of
    the installation nobody can tell whose.
    """

    __tablename__ = "response"
    __table_args__ = (
        UniqueConstraint("questionnaire_id", "person_id", name="uq_response_questionnaire_id_person_id"),
        CheckConstraint(f"channel IN {CHANNELS}", name="channel_is_known"),
        CheckConstraint(f"assurance IN {ASSURANCES}", name="assurance_is_known"),
        CheckConstraint("minutes BETWEEN 0 AND 240", name="minutes_of_one_sitting"),
        CheckConstraint(
            "handle IS NULL OR (octet_length(handle) = 32 AND person_id IS NULL)", name="handle_is_a_digest_of_nobody_named"
        ),
    )

    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    code: Mapped[str] = mapped_column(String(11), unique=True, default=new_code)
    channel: Mapped[str] = mapped_column(String(16), default="web")
    assurance: Mapped[str] = mapped_column(String(16), default=EMAIL, server_default=EMAIL)
    submitted_on: Mapped[date] = mapped_column(Date, server_default=func.current_date())
    minutes: Mapped[int | None]
    sent_key: Mapped[str | None] = mapped_column(String(12), unique=True)
    handle: Mapped[bytes | None] = mapped_column(LargeBinary, unique=True)
    answers: Mapped[dict[str, Any]] = mapped_column(JSONB)
    untold: Mapped[list[str]] = mapped_column(ARRAY(String(12)), default=list, server_default="{}")
    questionnaire: Mapped[Questionnaire] = relationship(lazy="select")


class ResponseDraft(Identified, Dated, Base):
    """What somebody has filled in so far, as it was typed: {question uid: {item key: values}}, {} for a question left blank.

    It belongs to a person, or else to whoever holds its uid, which the form carries, or its code. It is gone once it is sent,
    or sixty days after the end of the stage.
    """

    __tablename__ = "response_draft"
    __table_args__ = (UniqueConstraint("consultation_id", "person_id", name="uq_response_draft_consultation_id_person_id"),)

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    code: Mapped[str] = mapped_column(String(11), unique=True, default=new_code)
    page: Mapped[int] = mapped_column(default=1)
    typed: Mapped[dict[str, Any]] = mapped_column(JSONB)
    changed_at: Mapped[datetime] = mapped_column(server_default=func.now())
    consultation: Mapped[Consultation] = relationship(lazy="joined", innerjoin=True)
