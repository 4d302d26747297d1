"""Who may do what with votes."""

from consult.consultations.models import Consultation
from consult.consultations.policies import may_view_consultation
from consult.core.actors import Actor
from consult.votes.models import Vote


def may_view_vote(actor: Actor, vote: Vote) -> bool:
    """Whoever may see its consultation. Raises NotFound for anybody else."""
    return may_view_consultation(actor, vote.consultation)


def may_cast_ballot(actor: Actor, vote: Vote) -> bool:
    """A verified person, where accounts vote and here. Whether the vote is open is asked of the database, while casting."""
    is_for_accounts = vote.electorate == "accounts" and vote.secrecy != "external"
    return may_view_vote(actor, vote) and is_for_accounts and actor.person_id is not None


def may_create_vote(actor: Actor, consultation: Consultation) -> bool:
    """The organisers of the consultation."""
    return actor.is_organiser_of(consultation.organisation_id)


def may_change_vote(actor: Actor, vote: Vote) -> bool:
    """The organisers of its consultation."""
    return may_create_vote(actor, vote.consultation)


def may_close_vote(actor: Actor, vote: Vote) -> bool:
    """The organisers of its consultation."""
    return may_create_vote(actor, vote.consultation)


def may_see_refused_ballots(actor: Actor, vote: Vote) -> bool:
    """The organisers of its consultation: the trackers of ballots put aside, of which everybody knows the number."""
    return may_create_vote(actor, vote.consultation)
