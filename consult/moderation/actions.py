"""Approving a contribution, returning it to its author with a reason, taking a decision back."""

from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db
from consult.core.errors import DomainError, InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.core.lookup import locked
from consult.moderation.letters import tell_author
from consult.moderation.models import APPROVED, PENDING, REOPENED, RETURNED, Review
from consult.moderation.policies import may_approve_subject, may_return_subject, may_take_back_decision
from consult.moderation.reasons import REASONS
from consult.moderation.subjects import Subject, kind_of


class AlreadyReviewed(DomainError):
    """Another moderator was faster."""

    message = _("Another moderator has just decided about this. Go back to the queue for the next one.")


class NothingDecided(DomainError):
    """The contribution waits for a decision: there is none to take back."""

    message = _("This waits for a decision already: there is none to take back.")


class ReasonMissing(InvalidInput):
    """A contribution was to be returned without one of the published reasons."""

    message = _("Choose the reason for which this goes back to its author.")
    constraint = "ck_review_return_has_a_reason"


@action(may_approve_subject)
def approve_subject(actor: Actor, subject: Subject) -> None:
    """Shows the contribution to the public and tells its author. Raises AlreadyReviewed when it no longer waits."""
    _decide(actor, _waiting(subject), Review(decision=APPROVED))


@action(may_return_subject)
def return_subject(actor: Actor, subject: Subject, *, reason: str, words: str = "") -> None:
    """Asks the author to improve the contribution, for a published reason and with words of one's own.

    Raises ReasonMissing without a reason, AlreadyReviewed when it no longer waits.
    """
    if all(reason != known.key for known in REASONS):
        raise ReasonMissing
    _decide(actor, _waiting(subject), Review(decision=RETURNED, reason=reason, words=words))


@action(may_take_back_decision)
def take_back_decision(actor: Actor, subject: Subject) -> None:
    """Lets the contribution wait again, hidden from the public. Raises NothingDecided when it waits already."""
    subject = locked(subject)
    if subject.review_state == PENDING:
        raise NothingDecided
    subject.review_state = PENDING
    _note(actor, subject, Review(decision=REOPENED))


def _waiting(subject: Subject) -> Subject:
    """The contribution, locked. Raises AlreadyReviewed unless it waits for a decision."""
    subject = locked(subject)
    if subject.review_state != PENDING:
        raise AlreadyReviewed
    return subject


def _decide(actor: Actor, subject: Subject, review: Review) -> None:
    subject.review_state = review.decision
    _note(actor, subject, review)
    tell_author(subject, review)


def _note(actor: Actor, subject: Subject, review: Review) -> None:
    review.subject_kind, review.subject_id = kind_of(subject).key, subject.id
    review.organisation_id, review.account_id = subject.consultation.organisation_id, actor.account_id
    db.session.add(review)
    if decided := kind_of(subject).decided:
        decided(subject)
