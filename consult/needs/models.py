"""Themes and needs."""

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.consultations.models import Consultation
from consult.core.db import Base, Dated, Identified


class Theme(Identified, Base):
    """A family of needs of a consultation."""

    __tablename__ = "theme"
    __table_args__ = (UniqueConstraint("consultation_id", "title"),)

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"))
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(Text)
    needs: Mapped[list["Need"]] = relationship(lazy="raise", order_by="Need.position, Need.id", back_populates="theme")
    consultation: Mapped[Consultation] = relationship(lazy="select")


class Need(Identified, Dated, Base):
    """Something people of the place may need; `statement` says it in one sentence, `service` names what answers it today."""

    __tablename__ = "need"
    __table_args__ = (UniqueConstraint("consultation_id", "statement"),)

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"))
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    statement: Mapped[str] = mapped_column(Text)
    service: Mapped[str] = mapped_column(Text, default="")
    description: Mapped[str] = mapped_column(Text, default="")
    theme: Mapped[Theme] = relationship(lazy="joined", innerjoin=True, back_populates="needs")
    consultation: Mapped[Consultation] = relationship(lazy="select")
