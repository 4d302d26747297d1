"""Series of printed sheets, what was typed in from them, and the volunteers of a consultation."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Date, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.accounts.models import Account
from consult.consultations.models import Consultation
from consult.core.db import Base, Dated, Identified, new_code
from consult.diagnostics.models import Questionnaire

MOST_SHEETS = 2_000
LONGEST_KEYING = 60
LONGEST_REASON = 500
# What became of a sheet: answered on the web with its code, typed in, or set aside as it says nothing one could type.
WEB, PAPER, SPOILED = "web", "paper", "spoiled"
OUTCOMES = (WEB, PAPER, SPOILED)


class SheetSeries(Identified, Dated, Base):
    """Sheets printed together of one version of a questionnaire, whose questions `digest` stands for.

    They are typed in until `keying_days` after the end of the diagnostic. `place` is where people bring them back.
    """

    __tablename__ = "sheet_series"
    __table_args__ = (
        UniqueConstraint("questionnaire_id", "number"),
        CheckConstraint(f"sheets_count BETWEEN 1 AND {MOST_SHEETS}", name="size_is_workable"),
        CheckConstraint(f"keying_days BETWEEN 0 AND {LONGEST_KEYING}", name="keying_ends"),
    )

    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id"))
    number: Mapped[int]
    sheets_count: Mapped[int]
    language: Mapped[str] = mapped_column(String(5))
    is_large: Mapped[bool] = mapped_column(default=False)
    place: Mapped[str] = mapped_column(Text, default="")
    keying_days: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    revoked_at: Mapped[datetime | None]
    questionnaire: Mapped[Questionnaire] = relationship(lazy="joined", innerjoin=True)


class SeriesFile(Identified, Base):
    """Some sheets of a series as one PDF, to be printed together: those from `first` to `last`, without content until made."""

    __tablename__ = "series_file"
    __table_args__ = (
        UniqueConstraint("series_id", "first"),
        CheckConstraint("first BETWEEN 1 AND last", name="file_holds_sheets"),
        CheckConstraint("(content IS NULL) = (made_at IS NULL)", name="made_with_its_content"),
    )

    series_id: Mapped[int] = mapped_column(ForeignKey("sheet_series.id", ondelete="CASCADE"))
    first: Mapped[int]
    last: Mapped[int]
    made_at: Mapped[datetime | None]
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    series: Mapped[SheetSeries] = relationship(lazy="joined", innerjoin=True)


class PaperSheet(Identified, Base):
    """One sheet of a series. Its code is that of its response, whichever way it comes: one sheet, one response.

    `differing` is how many questions the two readings of the sheet differed in. `proof` says whose the sheet is, where the
    consultation asks for that, until the sheet is settled. One whose answers are among published results `is_published`.
    """

    __tablename__ = "paper_sheet"
    __table_args__ = (
        UniqueConstraint("series_id", "number"),
        CheckConstraint(f"outcome IN {OUTCOMES}", name="outcome_is_known"),
        CheckConstraint("(outcome IS NULL) = (settled_on IS NULL)", name="settled_with_an_outcome"),
        CheckConstraint("octet_length(proof) = 32", name="proof_is_a_digest"),
    )

    series_id: Mapped[int] = mapped_column(ForeignKey("sheet_series.id", ondelete="CASCADE"))
    number: Mapped[int]
    code: Mapped[str] = mapped_column(String(11), unique=True, default=new_code)
    outcome: Mapped[str | None] = mapped_column(String(8))
    settled_on: Mapped[date | None] = mapped_column(Date)
    differing: Mapped[int | None]
    proof: Mapped[bytes | None] = mapped_column(LargeBinary)
    is_published: Mapped[bool] = mapped_column(default=False, server_default="false")
    series: Mapped[SheetSeries] = relationship(lazy="joined", innerjoin=True)


class SheetKeying(Base):
    """One of the two readings of a sheet, kept until the sheet is settled; nobody types in the same sheet twice."""

    __tablename__ = "sheet_keying"
    __table_args__ = (
        CheckConstraint("round IN (1, 2)", name="round_is_known"),
        UniqueConstraint("sheet_id", "keyed_by"),
    )

    sheet_id: Mapped[int] = mapped_column(ForeignKey("paper_sheet.id", ondelete="CASCADE"), primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True)
    keyed_by: Mapped[int] = mapped_column(BigInteger)
    answers: Mapped[dict[str, Any]] = mapped_column(JSONB)
    untold: Mapped[list[str]] = mapped_column(ARRAY(String(12)))
    is_spoiled: Mapped[bool] = mapped_column(default=False)


class SheetCorrection(Identified, Dated, Base):
    """Two people read the same on a sheet and were both wrong: who put it right, why, and what had counted before."""

    __tablename__ = "sheet_correction"
    __table_args__ = (CheckConstraint(f"length(reason) BETWEEN 1 AND {LONGEST_REASON}", name="reason_is_given"),)

    sheet_id: Mapped[int] = mapped_column(ForeignKey("paper_sheet.id", ondelete="CASCADE"), index=True)
    corrected_by: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    reason: Mapped[str] = mapped_column(Text)
    answers: Mapped[dict[str, Any]] = mapped_column(JSONB)
    untold: Mapped[list[str]] = mapped_column(ARRAY(String(12)))


class Volunteer(Identified, Dated, Base):
    """Somebody whom the organisers trust to collect responses for a consultation."""

    __tablename__ = "volunteer"
    __table_args__ = (UniqueConstraint("consultation_id", "account_id"), Index(None, "account_id"))

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    consultation: Mapped[Consultation] = relationship(lazy="joined", innerjoin=True)
    account: Mapped[Account] = relationship(lazy="joined", innerjoin=True)


class FieldDay(Base):
    """How many responses somebody handed in for a consultation on one day; which ones, nothing says."""

    __tablename__ = "field_day"
    __table_args__ = (CheckConstraint("responses_count > 0", name="somebody_answered"),)

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True, server_default=text("CURRENT_DATE"))
    responses_count: Mapped[int]
