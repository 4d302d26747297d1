"""Territories."""

from sqlalchemy import CheckConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from consult.core.db import Base, Dated, Identified


class Territory(Identified, Dated, Base):
    """A place with a name, an official code where it has one, and a number of inhabitants where it is known."""

    __tablename__ = "territory"
    __table_args__ = (CheckConstraint("population > 0", name="population_is_positive"),)

    name: Mapped[str] = mapped_column(Text)
    official_code: Mapped[str | None] = mapped_column(Text, unique=True)
    population: Mapped[int | None]
