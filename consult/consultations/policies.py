"""Who may see, open and publish consultations."""

from consult.consultations.models import Consultation
from consult.core.actors import ORGANISER, Actor
from consult.core.errors import NotFound
from consult.organisations.models import Organisation


def organises_somewhere(actor: Actor) -> bool:
    """Whether the actor has a desk."""
    return any(role == ORGANISER for _, role in actor.roles)


def may_see_desk(actor: Actor, target: object) -> bool:
    """Organisers see the desk of their organisations."""
    return organises_somewhere(actor)


def may_view_consultation(actor: Actor, consultation: Consultation) -> bool:
    """Everybody sees what is published; for others than its staff a draft does not exist (raises NotFound)."""
    if consultation.is_published or actor.is_moderator_of(consultation.organisation_id):
        return True
    raise NotFound


def may_create_consultation(actor: Actor, organisation: Organisation) -> bool:
    """Organisers open consultations of their organisation."""
    return actor.is_organiser_of(organisation.id)


def may_update_consultation(actor: Actor, consultation: Consultation) -> bool:
    """Organisers change the consultations of their organisation."""
    return actor.is_organiser_of(consultation.organisation_id)


def may_publish_consultation(actor: Actor, consultation: Consultation) -> bool:
    """Organisers publish the consultations of their organisation."""
    return actor.is_organiser_of(consultation.organisation_id)
