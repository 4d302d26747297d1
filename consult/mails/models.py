"""A mail to be delivered, and when it was."""

from datetime import datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from consult.core.db import Base, Dated, Identified


class Mail(Identified, Dated, Base):
    """One mail to one person. The row is deleted or emptied some time after delivery."""

    __tablename__ = "mail"

    recipient: Mapped[str] = mapped_column(Text, index=True)
    subject: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    sent_at: Mapped[datetime | None]
