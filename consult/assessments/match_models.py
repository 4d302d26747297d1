"""Which category of the census is which answer of a questionnaire, where words alone do not tell."""

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from consult.core.db import Base, Dated


class CategoryMatch(Dated, Base):
    """A category of the census, in plain words, and the key of the answer it is: "" where its people are not asked."""

    __tablename__ = "category_match"
    __table_args__ = (CheckConstraint("variable <> '' AND category <> ''", name="says_what_it_is"),)

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True)
    variable: Mapped[str] = mapped_column(Text, primary_key=True)
    category: Mapped[str] = mapped_column(Text, primary_key=True)
    answer: Mapped[str] = mapped_column(Text)
