"""Delivering mails."""

from datetime import timedelta

from sqlalchemy import delete, func

from consult.core import outbox
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.authorization import only_system
from consult.core.clock import database_now
from consult.core.db import db
from consult.core.lookup import locked
from consult.jobs import Job
from consult.mails.delivery import AddressRefused, deliver, is_mailbox_open
from consult.mails.models import Mail

KEPT_AFTER_SENDING = timedelta(days=30)


@action(only_system)
def deliver_mail(actor: Actor, mail: Mail) -> None:
    """Sends the mail unless it is sent; a second worker waits for the first and finds nothing left to do.

    A server that fails leaves everything as it was, so that the mail stays due. Raises OSError then.
    """
    mail = locked(mail)
    if not mail.is_settled:
        _settle(mail)
    outbox.consume(Job.DELIVER_MAIL, mail.id)
    db.session.execute(delete(Mail).where(Mail.sent_at < database_now() - KEPT_AFTER_SENDING, Mail.id != mail.id))


def _settle(mail: Mail) -> None:
    """Sends, or notes the refusal; what was written, as a code, is not kept where mails really leave."""
    try:
        deliver(mail)
    except AddressRefused:
        mail.refused_at = func.now()
    else:
        mail.sent_at = func.now()
    if not is_mailbox_open():
        mail.text = ""
