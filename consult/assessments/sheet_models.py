"""Published assessments as sheets to print, made once."""

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from consult.core.db import Base, Dated


class ReportSheet(Dated, Base):
    """A published assessment as PDF, in one language; `quotes_digest` stands for the quotes on it, as `quoted.digest_of` does."""

    __tablename__ = "report_sheet"
    __table_args__ = (CheckConstraint("digest = encode(sha256(content), 'hex')", name="digest_is_of_content"),)

    assessment_id: Mapped[int] = mapped_column(ForeignKey("needs_assessment.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(5), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    quotes_digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
