"""Who invites."""

from consult.consultations.models import Consultation
from consult.core.actors import Actor


def may_prepare_invitations(actor: Actor, consultation: Consultation) -> bool:
    """The organisers of the consultation."""
    return actor.is_organiser_of(consultation.organisation_id)


def may_issue_invitations(actor: Actor, consultation: Consultation) -> bool:
    """The organisers of the consultation."""
    return may_prepare_invitations(actor, consultation)


def may_renew_invitations(actor: Actor, consultation: Consultation) -> bool:
    """The organisers of the consultation."""
    return may_prepare_invitations(actor, consultation)


def may_revoke_invitations(actor: Actor, consultation: Consultation) -> bool:
    """The organisers of the consultation."""
    return may_prepare_invitations(actor, consultation)


def may_import_residents(actor: Actor, consultation: Consultation) -> bool:
    """The organisers of the consultation."""
    return may_prepare_invitations(actor, consultation)


def may_delete_residents(actor: Actor, consultation: Consultation) -> bool:
    """The organisers of the consultation."""
    return may_prepare_invitations(actor, consultation)
