"""Who may say what is known of a territory."""

from sqlalchemy import exists, or_, select

from consult.consultations.models import Consultation
from consult.core.actors import ORGANISER, Actor
from consult.core.db import db
from consult.organisations.models import Organisation
from consult.territories.models import CensusMargin, OfficialStatistic, Service, Territory


def may_import_margins(actor: Actor, territory: Territory) -> bool:
    """The command line, the organisers of the territory's organisation, and those of a consultation about it."""
    if actor.is_system:
        return True
    mine = [organisation_id for organisation_id, role in actor.roles if role == ORGANISER]
    about = exists().where(Organisation.territory_id == territory.id, Organisation.id.in_(mine))
    asked = exists().where(Consultation.territory_id == territory.id, Consultation.organisation_id.in_(mine))
    return bool(mine) and bool(db.session.scalar(select(or_(about, asked))))


def may_import_statistics(actor: Actor, territory: Territory) -> bool:
    """Whoever may bring in margins."""
    return may_import_margins(actor, territory)


def may_import_services(actor: Actor, territory: Territory) -> bool:
    """Whoever may bring in margins."""
    return may_import_margins(actor, territory)


def may_match_categories(actor: Actor, consultation: Consultation) -> bool:
    """Organisers of the consultation, and the command line."""
    return actor.is_system or actor.is_organiser_of(consultation.organisation_id)


def may_remove_margins(actor: Actor, margin: CensusMargin) -> bool:
    """Whoever may bring them in."""
    return may_import_margins(actor, margin.territory)


def may_remove_statistic(actor: Actor, statistic: OfficialStatistic) -> bool:
    """Whoever may bring it in."""
    return may_import_margins(actor, statistic.territory)


def may_remove_service(actor: Actor, service: Service) -> bool:
    """Whoever may bring it in."""
    return may_import_margins(actor, service.territory)
