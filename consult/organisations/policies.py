"""Who may found an organisation, and who may change it."""

from consult.accounts.models import Membership
from consult.core.actors import ORGANISER, Actor, Instance
from consult.organisations.claims import Claim, require_right
from consult.organisations.models import Organisation


def may_create_organisation(actor: Actor, target: Instance | Claim) -> bool:
    """The system, and whoever types the code of the console; raises ClaimRefused for any other code."""
    if isinstance(target, Claim):
        require_right(target)
        return True
    return actor.is_system


def organises_somewhere(actor: Actor, target: object) -> bool:
    """Whoever organises for any organisation."""
    return any(role == ORGANISER for _organisation_id, role in actor.roles)


def may_update_organisation(actor: Actor, organisation: Organisation) -> bool:
    """Its organisers."""
    return actor.is_organiser_of(organisation.id)


def may_add_member(actor: Actor, organisation: Organisation) -> bool:
    """Its organisers."""
    return actor.is_organiser_of(organisation.id)


def may_remove_member(actor: Actor, membership: Membership) -> bool:
    """The organisers of the organisation."""
    return actor.is_organiser_of(membership.organisation_id)
