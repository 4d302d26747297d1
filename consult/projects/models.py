"""Projects, partners, indicators and their readings."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Date, ForeignKey, Numeric, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.assessments.models import NeedsAssessment
from consult.consultations.models import Consultation
from consult.core.db import Base, Dated, Identified
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.needs.models import Need
from consult.projects.progress import progress_share

PARTNER_KINDS = ("citizens", "public", "association", "company")
PARTNER_LABELS = {
    "citizens": _("Citizens"),
    "public": _("Public body"),
    "association": _("Association or social enterprise"),
    "company": _("Company"),
}


class Project(Identified, Dated, Base):
    """An experiment started from a need of a published assessment."""

    __tablename__ = "project"

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
    need_id: Mapped[int] = mapped_column(ForeignKey("need.id"), index=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("needs_assessment.id"))
    title: Mapped[str] = mapped_column(Text)
    hypothesis: Mapped[str] = mapped_column(Text)
    decision_rule: Mapped[str] = mapped_column(Text)
    starts_on: Mapped[date] = mapped_column(Date)
    consultation: Mapped[Consultation] = relationship(lazy="joined", innerjoin=True)
    need: Mapped[Need] = relationship(lazy="joined", innerjoin=True)
    assessment: Mapped[NeedsAssessment] = relationship(lazy="select")
    partners: Mapped[list["Partner"]] = relationship(lazy="selectin", order_by="Partner.id")
    indicators: Mapped[list["Indicator"]] = relationship(lazy="selectin", order_by="Indicator.id")


class Partner(Identified, Dated, Base):
    """Somebody who carries the project: citizens, a public body, an association or social enterprise, a company."""

    __tablename__ = "partner"
    __table_args__ = (
        UniqueConstraint("project_id", "name"),
        CheckConstraint(f"kind IN {PARTNER_KINDS}", name="kind_is_known"),
    )

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(16))
    contribution: Mapped[str] = mapped_column(Text, default="")

    @property
    def kind_label(self) -> LazyText:
        """The kind of actor in words."""
        return PARTNER_LABELS[self.kind]


class Indicator(Identified, Dated, Base):
    """What is measured, where it starts and where it should go; `effect` is a key of the five families of effect."""

    __tablename__ = "indicator"
    __table_args__ = (
        UniqueConstraint("project_id", "label"),
        CheckConstraint("target <> baseline", name="target_differs_from_baseline"),
    )

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    label: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text, default="")
    effect: Mapped[str] = mapped_column(String(32))
    baseline: Mapped[Decimal] = mapped_column(Numeric(18, 4))
    target: Mapped[Decimal] = mapped_column(Numeric(18, 4))
    project: Mapped[Project] = relationship(lazy="select", overlaps="indicators")
    readings: Mapped[list["Reading"]] = relationship(lazy="selectin", order_by="Reading.measured_on")

    @property
    def latest_reading(self) -> "Reading | None":
        """The reading of the latest day, or None before the first."""
        return self.readings[-1] if self.readings else None

    @property
    def progress_share(self) -> float | None:
        """The fraction of the way from baseline to target that the latest reading has come, or None before the first."""
        latest = self.latest_reading
        return None if latest is None else progress_share(self.baseline, self.target, latest.value)


class Reading(Identified, Dated, Base):
    """One measurement of an indicator on one day."""

    __tablename__ = "reading"
    __table_args__ = (UniqueConstraint("indicator_id", "measured_on", name="uq_reading_indicator_id_measured_on"),)

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    measured_on: Mapped[date] = mapped_column(Date)
    value: Mapped[Decimal] = mapped_column(Numeric(18, 4))
    note: Mapped[str] = mapped_column(Text, default="")
