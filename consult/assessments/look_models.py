"""On whose answers the drafts rest that organisers have read."""

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Identity
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from consult.core.db import Base, Dated


class DraftLook(Dated, Base):
    """A draft that organisers read, by its `basis`, as `diagnostics.basis.Basis` writes it: what comes later stands beside it."""

    __tablename__ = "draft_look"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
    basis: Mapped[dict[str, Any]] = mapped_column(JSONB)
