"""What has been mailed, as its reader finds it."""

from sqlalchemy import select

from consult.core.db import db
from consult.mails.models import Mail


def mails_to(recipient: str) -> list[Mail]:
    """All mails to an address, oldest first, sent or not."""
    return list(db.session.scalars(select(Mail).where(Mail.recipient == recipient).order_by(Mail.id)))


def last_code(recipient: str) -> str:
    """The code in the latest mail to an address."""
    code = mails_to(recipient)[-1].code
    assert code is not None
    return code
