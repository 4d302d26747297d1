"""A mail to be delivered, and what became of it."""

import re
from datetime import datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from consult.core.db import Base, Dated, Identified

CODE = re.compile(r"^\d{6}$", re.MULTILINE)


class Mail(Identified, Dated, Base):
    """One mail to one person; its text is emptied once it is sent, and the row deleted some weeks later."""

    __tablename__ = "mail"

    recipient: Mapped[str] = mapped_column(Text, index=True)
    subject: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    sent_at: Mapped[datetime | None]
    refused_at: Mapped[datetime | None]

    @property
    def is_settled(self) -> bool:
        """Whether it is sent, or refused for good."""
        return self.sent_at is not None or self.refused_at is not None

    @property
    def code(self) -> str | None:
        """The code of six digits that stands on a line of its own, where there is one."""
        found = CODE.search(self.text)
        return found.group() if found else None
