"""Who reads, proposes, improves, supports and imports ideas."""

from consult.consultations.models import Consultation
from consult.consultations.openings import StageClosed
from consult.consultations.policies import may_view_consultation
from consult.core.actors import Actor
from consult.core.errors import NotFound
from consult.ideas.models import Debate, Idea
from consult.organisations.models import Organisation


def may_view_ideas(actor: Actor, consultation: Consultation) -> bool:
    """Whoever sees the consultation. Raises NotFound otherwise."""
    return may_view_consultation(actor, consultation)


def may_view_idea(actor: Actor, idea: Idea) -> bool:
    """Everybody once it is approved; before, its author and the moderators. For others it does not exist (raises NotFound)."""
    if idea.is_approved or may_view_own_idea(actor, idea) or actor.is_moderator_of(idea.consultation.organisation_id):
        return may_view_consultation(actor, idea.consultation)
    raise NotFound


def may_view_own_idea(actor: Actor, idea: Idea) -> bool:
    """The author."""
    return actor.is_signed_in and idea.author_id == actor.account_id


def may_view_debate(actor: Actor, debate: Debate) -> bool:
    """Whoever sees the consultation. Raises NotFound otherwise."""
    return may_view_consultation(actor, debate.consultation)


def may_submit_idea(actor: Actor, consultation: Consultation) -> bool:
    """Anybody signed in, while the stage is open. Raises StageClosed before and after."""
    may_view_consultation(actor, consultation)
    if not consultation.is_stage_open("ideas"):
        raise StageClosed
    return actor.is_signed_in


def may_revise_idea(actor: Actor, idea: Idea) -> bool:
    """The author, once the idea was returned and while the stage is open. Raises StageClosed before and after."""
    return may_view_own_idea(actor, idea) and idea.is_returned and may_submit_idea(actor, idea.consultation)


def may_endorse_idea(actor: Actor, idea: Idea) -> bool:
    """Anybody signed in, for what is approved; the action itself asks the database whether the stage is open."""
    return may_view_idea(actor, idea) and idea.is_approved and actor.person_id is not None


def may_withdraw_endorsement(actor: Actor, idea: Idea) -> bool:
    """Whoever may endorse."""
    return may_endorse_idea(actor, idea)


def may_import_ideas(actor: Actor, consultation: Consultation) -> bool:
    """The command line, and the organisers of the consultation."""
    return actor.is_organiser_of(consultation.organisation_id)


def may_import_consultation(actor: Actor, organisation: Organisation) -> bool:
    """The command line, and the organisers."""
    return actor.is_organiser_of(organisation.id)
