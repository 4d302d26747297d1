"""Consultations and their dated stages."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.consultations.stage_kinds import STAGE_KEYS
from consult.core.clock import now
from consult.core.db import Base, Dated, Identified
from consult.organisations.models import Organisation
from consult.territories.models import Territory


class Stage(Base):
    """One stage of a consultation and when it is open; an open end means until further notice."""

    __tablename__ = "stage"
    __table_args__ = (
        UniqueConstraint("consultation_id", "key"),
        CheckConstraint(f"key IN {STAGE_KEYS}", name="key_is_known"),
        CheckConstraint("closes_at > opens_at", name="closes_after_it_opens"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"))
    key: Mapped[str] = mapped_column(String(16))
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime | None]
    extensions: Mapped[list["StageExtension"]] = relationship(
        lazy="select", order_by="StageExtension.id", cascade="all, delete-orphan", passive_deletes=True
    )

    @property
    def is_upcoming(self) -> bool:
        """Whether it has not opened yet, by this process's clock (for display and rules of reading)."""
        return now() < self.opens_at

    @property
    def is_past(self) -> bool:
        """Whether it has closed."""
        return self.closes_at is not None and self.closes_at <= now()

    @property
    def is_open(self) -> bool:
        """Whether people may take part in it now."""
        return not self.is_upcoming and not self.is_past


class StageExtension(Dated, Base):
    """The end of a stage moved later while it was open; an end that is None now means until further notice."""

    __tablename__ = "stage_extension"
    __table_args__ = (CheckConstraint("closes_at > closed_at_before", name="moves_later"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id", ondelete="CASCADE"), index=True)
    closed_at_before: Mapped[datetime]
    closes_at: Mapped[datetime | None]


class Consultation(Identified, Dated, Base):
    """A consultation; a draft until it is published."""

    __tablename__ = "consultation"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    territory_id: Mapped[int] = mapped_column(ForeignKey("territory.id"))
    title: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text, default="")
    published_at: Mapped[datetime | None]
    organisation: Mapped[Organisation] = relationship(lazy="joined", innerjoin=True)
    territory: Mapped[Territory] = relationship(lazy="joined", innerjoin=True)
    stages: Mapped[list[Stage]] = relationship(lazy="selectin", order_by=Stage.opens_at, cascade="all, delete-orphan")

    @property
    def is_published(self) -> bool:
        """Whether the public sees it."""
        return self.published_at is not None

    def stage(self, key: str) -> Stage | None:
        """The stage of that kind, or None where the consultation has none."""
        return next((stage for stage in self.stages if stage.key == key), None)

    def is_stage_open(self, key: str) -> bool:
        """Whether it is published and its stage of that kind is open."""
        stage = self.stage(key)
        return self.is_published and stage is not None and stage.is_open

    def is_stage_past(self, key: str) -> bool:
        """Whether it has a stage of that kind and that is over."""
        stage = self.stage(key)
        return stage is not None and stage.is_past
