"""Proposing an idea, improving it, supporting it and no longer supporting it."""

from sqlalchemy import CTE, BigInteger, delete, exists, func, literal, select, update
from sqlalchemy.dialects.postgresql import insert

from consult.consultations.models import Consultation
from consult.consultations.openings import opened_stage, require_open
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db
from consult.core.errors import DomainError, InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.core.lookup import locked
from consult.core.outbox import ring_each
from consult.ideas.models import Endorsement, Idea
from consult.ideas.policies import may_endorse_idea, may_revise_idea, may_submit_idea, may_withdraw_endorsement
from consult.jobs import Job
from consult.moderation.models import PENDING
from consult.needs.models import Need


class NeedElsewhere(InvalidInput):
    """The need chosen belongs to another consultation."""

    message = _("Choose one of the needs of this consultation.")


class AlreadySentAgain(DomainError):
    """The idea waits for a moderator, or was approved meanwhile."""

    message = _("This idea was already sent again: a moderator will read it.")


@action(may_submit_idea)
def submit_idea(actor: Actor, consultation: Consultation, *, need: Need | None, title: str, body: str) -> Idea:
    """Proposes an idea, which waits for a moderator. Raises StageClosed, and NeedElsewhere for a need of another consultation."""
    require_open(consultation, "ideas")
    _require_need_of(consultation, need)
    idea = Idea(
        consultation=consultation,
        need=need,
        author_id=actor.account_id,
        author_name=actor.name,
        title=title,
        body=body,
    )
    db.session.add(idea)
    db.session.flush()
    return idea


@action(may_revise_idea)
def revise_idea(actor: Actor, idea: Idea, *, need: Need | None, title: str, body: str) -> None:
    """Sends a returned idea again, improved. Raises StageClosed, NeedElsewhere, and AlreadySentAgain the second time."""
    require_open(idea.consultation, "ideas")
    _require_need_of(idea.consultation, need)
    idea = locked(idea)
    if not idea.is_returned:
        raise AlreadySentAgain
    idea.need, idea.title, idea.body = need, title, body
    idea.review_state, idea.submitted_at = PENDING, func.now()


@action(may_endorse_idea)
def endorse_idea(actor: Actor, idea: Idea) -> None:
    """Supports the idea, once however often it is asked. Raises StageClosed."""
    mine = select(literal(idea.id, BigInteger), literal(actor.person_id, BigInteger))
    rows = mine.where(opened_stage(idea.consultation, "ideas").exists())
    support = insert(Endorsement).from_select(["idea_id", "person_id"], rows).on_conflict_do_nothing()
    _count(idea, support.returning(Endorsement.idea_id).cte("changed"), 1)


@action(may_withdraw_endorsement)
def withdraw_endorsement(actor: Actor, idea: Idea) -> None:
    """Takes one's support back, if it was given. Raises StageClosed."""
    mine = Endorsement.idea_id == idea.id, Endorsement.person_id == actor.person_id
    support = delete(Endorsement).where(*mine, opened_stage(idea.consultation, "ideas").exists())
    _count(idea, support.returning(Endorsement.idea_id).cte("changed"), -1)


def _count(idea: Idea, changed: CTE, step: int) -> None:
    """Counts the support in the very statement that adds or removes it, and only if it does; then the assessment is due.

    Where nothing changed, either all was so before or the stage is closed.
    """
    counted = update(Idea).where(Idea.id == idea.id, exists().select_from(changed))
    counted = counted.values(supports_count=Idea.supports_count + step).returning(Idea.consultation_id)
    if not ring_each(Job.DRAFT_ASSESSMENT, select(counted.cte("counted").c.consultation_id)):
        require_open(idea.consultation, "ideas")


def _require_need_of(consultation: Consultation, need: Need | None) -> None:
    if need is not None and need.consultation_id != consultation.id:
        raise NeedElsewhere
