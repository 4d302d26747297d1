"""Queueing a mail, in the transaction of the action that makes it necessary."""

from consult.core import outbox
from consult.core.db import db
from consult.core.errors import InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.jobs import Job
from consult.mails.models import Mail

FORBIDDEN_IN_ADDRESSES = set(' ,;:<>()[]"\\')


class NotAnAddress(InvalidInput):
    """What should be an e-mail address is none."""

    message = _("Enter an e-mail address in the right form, as name@example.org.")


def queue_mail(recipient: str, subject: str, text: str) -> Mail:
    """Says that a mail is to be sent to one address. Raises NotAnAddress for anything but one plain address."""
    if recipient.count("@") != 1 or not recipient.isprintable() or FORBIDDEN_IN_ADDRESSES & set(recipient):
        raise NotAnAddress
    mail = Mail(recipient=recipient, subject=_one_line(subject), text=text)
    db.session.add(mail)
    db.session.flush()
    outbox.ring(Job.DELIVER_MAIL, mail.id)
    return mail


def _one_line(subject: str) -> str:
    """The subject without line breaks and control characters, which could begin another header."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in subject).split())
