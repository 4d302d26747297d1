"""Codes to be sent, and lists of residents. Neither says who has answered."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.consultations.models import Consultation
from consult.core.db import Base, Dated, Identified

# The levels of assurance that ask for one of them.
CODE, RESIDENT = "code", "resident"


class Invitation(Identified, Dated, Base):
    """A code that lets one person answer; kept as a keyed digest alone. `number` stands on the letter, beside the code.

    A lost code is replaced by another one under the same number, which still gives one response.
    """

    __tablename__ = "invitation"
    __table_args__ = (
        UniqueConstraint("consultation_id", "number"),
        CheckConstraint("octet_length(digest) = 32", name="digest_is_a_digest"),
    )

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"))
    number: Mapped[int]
    digest: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    revoked_at: Mapped[datetime | None]
    issued_by: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    consultation: Mapped[Consultation] = relationship(lazy="joined", innerjoin=True)


class ResidentClaim(Base):
    """One way for somebody on the list of residents to say who they are, as a keyed digest of it.

    A resident has as many as the list gives: the name at birth or the one used, with the day of birth or the number on the
    list. `mark` is the same for all of them, and for nobody else.
    """

    __tablename__ = "resident_claim"
    __table_args__ = (CheckConstraint("octet_length(digest) = 32 AND octet_length(mark) = 32", name="digests_are_digests"),)

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    mark: Mapped[bytes] = mapped_column(LargeBinary)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
