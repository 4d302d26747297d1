"""Who reads what others propose, and decides whether the public sees it."""

from consult.core.actors import Actor
from consult.core.errors import DomainError
from consult.core.i18n import lazy_gettext as _
from consult.moderation.subjects import Subject


class OwnContribution(DomainError):
    """A moderator came upon something she wrote herself."""

    status = 403
    message = _("You wrote this yourself: another moderator has to read it.")


def may_see_queue(actor: Actor, target: object) -> bool:
    """Whoever moderates somewhere sees what waits there."""
    return actor.is_staff


def may_see_subject(actor: Actor, subject: Subject) -> bool:
    """Moderators see every contribution to the consultations of their organisation."""
    return actor.is_moderator_of(subject.consultation.organisation_id)


def may_approve_subject(actor: Actor, subject: Subject) -> bool:
    """Moderators of the organisation, for what others wrote. Raises OwnContribution for their own."""
    return _may_decide(actor, subject)


def may_return_subject(actor: Actor, subject: Subject) -> bool:
    """Moderators of the organisation, for what others wrote. Raises OwnContribution for their own."""
    return _may_decide(actor, subject)


def may_take_back_decision(actor: Actor, subject: Subject) -> bool:
    """Moderators of the organisation, for what others wrote. Raises OwnContribution for their own."""
    return _may_decide(actor, subject)


def _may_decide(actor: Actor, subject: Subject) -> bool:
    if not actor.is_moderator_of(subject.consultation.organisation_id):
        return False
    if actor.is_signed_in and subject.author_id == actor.account_id:
        raise OwnContribution
    return True
