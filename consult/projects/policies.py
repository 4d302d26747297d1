"""Who may see, start and measure projects."""

from consult.consultations.policies import may_view_consultation
from consult.core.actors import Actor
from consult.needs.models import Need
from consult.projects.models import Indicator, Project


def may_view_project(actor: Actor, project: Project) -> bool:
    """Whoever may see its consultation. Raises NotFound for anybody else."""
    return may_view_consultation(actor, project.consultation)


def may_start_project(actor: Actor, need: Need) -> bool:
    """The organisers of the need's consultation; whether its stage is open is asked of the database, while starting."""
    return actor.is_organiser_of(need.consultation.organisation_id)


def may_manage_project(actor: Actor, project: Project) -> bool:
    """The organisers of its consultation."""
    return actor.is_organiser_of(project.consultation.organisation_id)


def may_add_partner(actor: Actor, project: Project) -> bool:
    """The organisers of its consultation."""
    return may_manage_project(actor, project)


def may_add_indicator(actor: Actor, project: Project) -> bool:
    """The organisers of its consultation."""
    return may_manage_project(actor, project)


def may_record_reading(actor: Actor, indicator: Indicator) -> bool:
    """The organisers of its project's consultation."""
    return may_manage_project(actor, indicator.project)
