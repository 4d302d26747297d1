"""Votes, options, ballots and tallies."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Integer, LargeBinary, String, Text, UniqueConstraint, func
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.consultations.models import Consultation
from consult.core.db import Base, Dated, Identified
from consult.ideas.models import Idea
from consult.needs.models import Need


class Vote(Identified, Dated, Base):
    """A vote of a consultation. It opens and closes with the vote stage, or earlier when an organiser closes it."""

    __tablename__ = "vote"
    __table_args__ = (
        CheckConstraint("min_choices >= 0 AND max_choices >= min_choices AND max_choices > 0", name="limits_make_sense"),
        CheckConstraint("secrecy IN ('open', 'confidential')", name="secrecy_is_known"),
    )

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, default="")
    ballot_type: Mapped[str] = mapped_column(String(32), default="approval")
    counting_rule: Mapped[str] = mapped_column(String(32), default="approval")
    secrecy: Mapped[str] = mapped_column(String(16), default="confidential")
    min_choices: Mapped[int] = mapped_column(default=1)
    max_choices: Mapped[int] = mapped_column(default=3)
    closed_at: Mapped[datetime | None]
    consultation: Mapped[Consultation] = relationship(lazy="joined", innerjoin=True)
    options: Mapped[list["Option"]] = relationship(
        lazy="selectin", order_by="Option.position, Option.id", cascade="all, delete-orphan"
    )

    @property
    def is_open(self) -> bool:
        """Whether ballots are taken now, by this process's clock: for display; casting asks the database's."""
        return self.closed_at is None and self.consultation.is_stage_open("vote")

    @property
    def is_over(self) -> bool:
        """Whether no ballot will be taken any more, by this process's clock."""
        stage = self.consultation.stage("vote")
        return self.closed_at is not None or (stage is not None and stage.is_past)

    @property
    def ends_at(self) -> datetime | None:
        """When it closed or will close; None when that is not known yet."""
        stage = self.consultation.stage("vote")
        return self.closed_at or (stage.closes_at if stage else None)


class Option(Identified, Base):
    """Something one can vote for: an idea, a need, or a text of its own."""

    __tablename__ = "option"
    __table_args__ = (UniqueConstraint("vote_id", "position"),)

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"))
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, default="")
    idea_id: Mapped[int | None] = mapped_column(ForeignKey("idea.id"), index=True)
    need_id: Mapped[int | None] = mapped_column(ForeignKey("need.id"), index=True)
    idea: Mapped[Idea | None] = relationship(lazy="select")
    need: Mapped[Need | None] = relationship(lazy="select")


class Ballot(Base):
    """One ballot under the voter's keyed handle: no person, no fine time, no sequence. `choices` holds option positions."""

    __tablename__ = "ballot"
    __table_args__ = (
        CheckConstraint("cardinality(choices) <= 500", name="choices_are_few"),
        CheckConstraint("octet_length(handle) = 32", name="handle_is_a_digest"),
    )

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    handle: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    tracker: Mapped[str] = mapped_column(String(11), unique=True)
    choices: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    assurance: Mapped[str] = mapped_column(String(16), default="email")


class Tally(Base):
    """The counted result of a closed vote, computed again from the ballots whenever it is due."""

    __tablename__ = "tally"

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    counted_at: Mapped[datetime] = mapped_column(server_default=func.now())
    ballots_count: Mapped[int]
    result: Mapped[dict[str, Any]] = mapped_column(JSONB)
