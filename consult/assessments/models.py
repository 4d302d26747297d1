"""Needs assessments, their estimates and their evidence."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.consultations.models import Consultation
from consult.core.db import Base, Dated, Identified
from consult.diagnostics.basis import Basis
from consult.needs.models import Need

# Kinds of evidence. What answers a need today in the words of its consultation, and the services of the inventory.
IDEA, OPTION, TODAY, INVENTORY, STATISTIC = "idea", "option", "service", "inventory", "statistic"

UNSEEN, SEEN = "number IS NULL AND seen_at IS NULL", "number IS NULL AND seen_at IS NOT NULL"


class NeedsAssessment(Identified, Dated, Base):
    """A computation of what is needed. The draft (no number) is overwritten by each run; publication numbers and freezes it.

    The draft organisers read, `seen_at` some moment first, is none that is overwritten: beside it there may be a later one.
    `basis` is on whose answers it rests, as `diagnostics.basis.Basis` writes it; None where nobody was asked.
    """

    __tablename__ = "needs_assessment"
    __table_args__ = (
        UniqueConstraint("consultation_id", "number"),
        Index("uq_needs_assessment_draft", "consultation_id", unique=True, postgresql_where=text(UNSEEN)),
        Index("uq_needs_assessment_seen_draft", "consultation_id", unique=True, postgresql_where=text(SEEN)),
        CheckConstraint("(number IS NULL) = (published_at IS NULL)", name="numbered_when_published"),
    )

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"))
    number: Mapped[int | None]
    published_at: Mapped[datetime | None]
    computed_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
    duration_seconds: Mapped[float]
    input_digest: Mapped[str] = mapped_column(String(64))
    code_version: Mapped[str] = mapped_column(String(40))
    seed: Mapped[int]
    recipe: Mapped[dict[str, Any]] = mapped_column(JSONB)
    inputs: Mapped[dict[str, Any]] = mapped_column(JSONB)
    basis: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    consultation: Mapped[Consultation] = relationship(lazy="joined", innerjoin=True)
    estimates: Mapped[list["Estimate"]] = relationship(
        lazy="selectin", order_by="Estimate.position", cascade="all, delete-orphan", passive_deletes=True
    )

    @property
    def is_published(self) -> bool:
        """Whether it is numbered, frozen and public."""
        return self.number is not None

    @property
    def has_unknown_basis(self) -> bool:
        """Whether answers came in, or texts had still to be read, while it was computed."""
        basis = Basis.of(self.basis)
        return basis is not None and not basis.is_known

    @property
    def is_behind(self) -> bool:
        """Whether its texts and opinions are of an earlier moment than its answers."""
        return self.inputs.get("behind") is not None

    @property
    def sorted_texts(self) -> int:
        """Of how many texts it was known what they speak of."""
        return int((self.inputs.get("texts") or {}).get("sorted", 0))

    @property
    def holds_figures(self) -> bool:
        """Whether it says anything of any need: a figure, or between what one lies."""
        told = ((estimate, key) for estimate in self.estimates for key in self.recipe["indicators"])
        return any(estimate.figure(key) or estimate.bounds(key) for estimate, key in told)


class Estimate(Base):
    """What is known of one need: the figure of each indicator, then `rank`, `rank_low`, `rank_high`, `band` and `tied` needs.

    A figure is {value, low, high, base}; None where nothing was measured, its value None where too few people stand behind it
    or it would tell how few say something (then with `at_least` and `at_most`).
    """

    __tablename__ = "estimate"
    __table_args__ = (UniqueConstraint("assessment_id", "need_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("needs_assessment.id", ondelete="CASCADE"))
    need_id: Mapped[int] = mapped_column(ForeignKey("need.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    statement: Mapped[str] = mapped_column(Text)
    figures: Mapped[dict[str, Any]] = mapped_column(JSONB)
    need: Mapped[Need] = relationship(lazy="joined", innerjoin=True)
    assessment: Mapped[NeedsAssessment] = relationship(lazy="select", overlaps="estimates")
    evidence: Mapped[list["Evidence"]] = relationship(lazy="select", order_by="Evidence.id", passive_deletes=True)

    def figure(self, key: str) -> dict[str, Any] | None:
        """The figure of that indicator where it may be shown, else None."""
        figure: dict[str, Any] | None = self.figures.get(key)
        return figure if figure and figure["value"] is not None else None

    def bounds(self, key: str) -> tuple[float, float] | None:
        """Between what the figure of that indicator lies, where it is not shown and so much may be told."""
        figure: dict[str, Any] = self.figures.get(key) or {}
        return None if figure.get("at_least") is None else (figure["at_least"], figure["at_most"])

    def is_hidden(self, key: str) -> bool:
        """Whether the figure of that indicator is known and not shown, as too few people stand behind it."""
        return bool((self.figures.get(key) or {}).get("is_hidden"))


class Evidence(Base):
    """What an estimate rests on, frozen at publication: its kind, where it stands, words and counts."""

    __tablename__ = "evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    estimate_id: Mapped[int] = mapped_column(ForeignKey("estimate.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    subject_uid: Mapped[str] = mapped_column(String(12), default="")
    text: Mapped[str] = mapped_column(Text)
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)

    @property
    def theme(self) -> str:
        """The theme a service or a published figure is about as a whole; empty for what is about the need itself."""
        return str(self.facts.get("theme", ""))

    @property
    def observed_on(self) -> date:
        """Of which day a service or a published figure is."""
        return date.fromisoformat(self.facts["observed_on"])
