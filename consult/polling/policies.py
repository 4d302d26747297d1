"""Who does what at the polling place."""

from consult.consultations.models import Consultation
from consult.core.actors import Actor
from consult.polling.models import PaperBatch, VotingCode
from consult.votes.models import Vote
from consult.votes.policies import may_view_vote


def may_run_polling(actor: Actor, vote: Vote) -> bool:
    """Staff of the vote's organisation: organisers and moderators, with an account of their own."""
    return may_work_at_polling(actor, vote.consultation)


def may_work_at_polling(actor: Actor, consultation: Consultation) -> bool:
    """Staff of the consultation's organisation, with an account of their own: what they do is noted under their name."""
    return actor.is_signed_in and actor.is_moderator_of(consultation.organisation_id)


def may_see_desks(actor: Actor, target: object) -> bool:
    """Whoever works for an organisation; which votes one sees there, the query says."""
    return actor.is_staff


def may_prepare_roll(actor: Actor, vote: Vote) -> bool:
    """The organisers of the consultation."""
    return actor.is_organiser_of(vote.consultation.organisation_id)


def may_import_roll(actor: Actor, vote: Vote) -> bool:
    """The organisers of the consultation."""
    return may_prepare_roll(actor, vote)


def may_issue_letters(actor: Actor, vote: Vote) -> bool:
    """The organisers of the consultation."""
    return may_prepare_roll(actor, vote)


def may_replace_letter(actor: Actor, vote: Vote) -> bool:
    """The organisers of the consultation."""
    return may_prepare_roll(actor, vote)


def may_revoke_code(actor: Actor, code: VotingCode) -> bool:
    """The organisers of the consultation."""
    return may_prepare_roll(actor, code.vote)


def may_withdraw_letters(actor: Actor, code: VotingCode) -> bool:
    """The organisers of the consultation."""
    return may_prepare_roll(actor, code.vote)


def may_issue_pass(actor: Actor, vote: Vote) -> bool:
    """Staff at the desk."""
    return may_run_polling(actor, vote)


def may_hand_paper(actor: Actor, vote: Vote) -> bool:
    """Staff at the desk."""
    return may_run_polling(actor, vote)


def may_take_paper_back(actor: Actor, vote: Vote) -> bool:
    """Staff at the desk."""
    return may_run_polling(actor, vote)


def may_cast_ballot_by_code(actor: Actor, vote: Vote) -> bool:
    """Whoever may see the vote: the code itself is asked for in the transaction that casts."""
    return may_view_vote(actor, vote)


def may_open_batch(actor: Actor, vote: Vote) -> bool:
    """Staff of the organisation."""
    return may_run_polling(actor, vote)


def may_key_sheet(actor: Actor, batch: PaperBatch) -> bool:
    """Staff of the organisation."""
    return may_run_polling(actor, batch.vote)


def may_resolve_sheet(actor: Actor, batch: PaperBatch) -> bool:
    """Staff of the organisation."""
    return may_run_polling(actor, batch.vote)


def may_validate_batch(actor: Actor, batch: PaperBatch) -> bool:
    """Staff of the organisation."""
    return may_run_polling(actor, batch.vote)


def may_remove_batch(actor: Actor, batch: PaperBatch) -> bool:
    """Staff of the organisation."""
    return may_run_polling(actor, batch.vote)


def may_report_paper(actor: Actor, vote: Vote) -> bool:
    """The organisers of the consultation."""
    return may_prepare_roll(actor, vote)
