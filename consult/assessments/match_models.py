"""Which category of the census is which answer of a questionnaire, where words alone do not tell, and which answer is none."""

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


class AnswerApart(Dated, Base):
    """An answer, by its key, that is no category of the census: those who give it keep their share of the participants."""

    __tablename__ = "answer_apart"
    __table_args__ = (CheckConstraint("variable <> '' AND answer <> ''", name="says_what_it_is"),)

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True)
    variable: Mapped[str] = mapped_column(Text, primary_key=True)
    answer: Mapped[str] = mapped_column(Text, primary_key=True)
