"""Background work of mails."""

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.jobs import Job
from consult.mails import actions
from consult.mails.models import Mail
from workers.celery import celery


@celery.task(name=Job.DELIVER_MAIL.value, autoretry_for=())
def deliver_mail(mail_id: int) -> None:
    """Sends one mail; when the server fails, the mail stays due and the relay rings again."""
    actions.deliver_mail(SYSTEM, db.session.get_one(Mail, mail_id))
