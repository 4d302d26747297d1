"""Files of answers gathered elsewhere, and what has been taken from them."""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.consultations.models import Consultation
from consult.core.db import Base, Dated, Identified
from consult.core.sheets import BYTES_AT_MOST


class AnswerFile(Identified, Dated, Base):
    """A file that waits for somebody to confirm what its columns say; it is gone once it is taken in, or after a day."""

    __tablename__ = "answer_file"
    __table_args__ = (CheckConstraint(f"octet_length(content) BETWEEN 1 AND {BYTES_AT_MOST}", name="size_is_bearable"),)

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    mapping: Mapped[dict[str, Any]] = mapped_column(JSONB)
    consultation: Mapped[Consultation] = relationship(lazy="joined", innerjoin=True)


class AnswerOrigin(Base):
    """A row of a file that became a response of the consultation; it does not say which one."""

    __tablename__ = "answer_origin"
    __table_args__ = (CheckConstraint("octet_length(origin) = 16", name="origin_is_a_digest"),)

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), primary_key=True)
    origin: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
