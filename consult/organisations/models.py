"""Organisations."""

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.core.db import Base, Dated, Identified
from consult.territories.models import Territory

ACCENTS = ("teal", "blue", "plum", "terracotta", "forest")


class Organisation(Identified, Dated, Base):
    """A body that opens consultations about its territory."""

    __tablename__ = "organisation"
    __table_args__ = (CheckConstraint(f"accent IN {ACCENTS}", name="accent_is_known"),)

    name: Mapped[str] = mapped_column(Text, unique=True)
    welcome: Mapped[str] = mapped_column(Text, default="")
    contact_email: Mapped[str] = mapped_column(Text, default="")
    accent: Mapped[str] = mapped_column(String(16), default="teal")
    territory_id: Mapped[int] = mapped_column(ForeignKey("territory.id"))
    territory: Mapped[Territory] = relationship(lazy="joined", innerjoin=True)
