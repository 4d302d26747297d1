"""Photos joined to answers, kept apart from them."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.core.db import Base, Dated, Identified
from consult.diagnostics.models import Questionnaire

BYTES_AT_MOST = 4 * 1024 * 1024


class Attachment(Identified, Dated, Base):
    """A photo as `photo_cleaning` writes it; answers name it by the SHA-256 of its content. `person_id` is whoever sent it."""

    __tablename__ = "attachment"
    __table_args__ = (
        Index(
            "uq_attachment_questionnaire_id_person_id_digest",
            "questionnaire_id",
            "person_id",
            "digest",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        CheckConstraint(f"octet_length(content) BETWEEN 1 AND {BYTES_AT_MOST}", name="size_is_bearable"),
        CheckConstraint("digest = encode(sha256(content), 'hex')", name="digest_is_of_content"),
    )

    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    digest: Mapped[str] = mapped_column(String(64), index=True)
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    questionnaire: Mapped[Questionnaire] = relationship(lazy="select")
