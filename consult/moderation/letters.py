"""Telling authors what was decided about what they wrote, and why."""

from consult.accounts.models import Account
from consult.core.db import db
from consult.mails.letters import write_letter
from consult.mails.queue import queue_mail
from consult.moderation.models import APPROVED, Review
from consult.moderation.reasons import REASONS
from consult.moderation.subjects import Subject, kind_of


def tell_author(subject: Subject, review: Review) -> None:
    """Queues the mail that says that the contribution is published, or what would make it ready.

    Nobody is told about what was imported, nor about kinds whose authors stay unnamed, nor whoever has no address here.
    """
    is_told = kind_of(subject).is_author_told and subject.author_id
    author = db.session.get(Account, subject.author_id) if is_told else None
    if author is None or author.email is None:
        return
    reason = REASONS[review.reason] if review.reason else None
    template = "email/contribution_approved.txt" if review.decision == APPROVED else "email/contribution_returned.txt"
    told = {"author": author, "contribution": subject, "kind": kind_of(subject), "reason": reason, "review": review}
    letter = write_letter(template, author.locale, **told)
    queue_mail(author.email, letter.subject, letter.text)
