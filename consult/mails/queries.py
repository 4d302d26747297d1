"""Reading mails."""

from sqlalchemy import Select, select

from consult.mails.models import Mail


def delivered_mails(recipient: str = "") -> Select[Mail]:
    """Mails that are sent, newest first, of all recipients or of one."""
    rows = select(Mail).where(Mail.sent_at.is_not(None)).order_by(Mail.id.desc())
    return rows.where(Mail.recipient == recipient) if recipient else rows
