"""Proposing an idea, improving it, supporting it and no longer supporting it."""

from sqlalchemy import CTE, BigInteger, Boolean, bindparam, delete, exists, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.sql.dml import ReturningInsert

from consult.consultations.models import Consultation
from consult.consultations.openings import open_now, require_open
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

Counted = ReturningInsert[tuple[int]]

_IDEA, _PERSON, _CONSULTATION = (bindparam(name, type_=BigInteger) for name in ("idea", "person", "consultation"))
_IS_OPEN = open_now(bindparam("is_published", type_=Boolean), _CONSULTATION, "ideas").exists()
_GIVEN = insert(Endorsement).from_select(["idea_id", "person_id"], select(_IDEA, _PERSON).where(_IS_OPEN))
_TAKEN_BACK = delete(Endorsement).where(Endorsement.idea_id == _IDEA, Endorsement.person_id == _PERSON, _IS_OPEN)


def _counted(changed: CTE, step: int) -> Counted:
    """The support, its count if it changed and what is due then, all in one statement."""
    count = update(Idea).where(Idea.id == _IDEA, exists().select_from(changed))
    count = count.values(supports_count=Idea.supports_count + step).returning(Idea.consultation_id)
    return ring_each(Job.DRAFT_ASSESSMENT, select(count.cte("counted").c.consultation_id))


# Written once: supporting an idea is what is done most.
ENDORSE = _counted(_GIVEN.on_conflict_do_nothing().returning(Endorsement.idea_id).cte("changed"), 1)
WITHDRAW = _counted(_TAKEN_BACK.returning(Endorsement.idea_id).cte("changed"), -1)


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
    _count(idea, actor, ENDORSE)


@action(may_withdraw_endorsement)
def withdraw_endorsement(actor: Actor, idea: Idea) -> None:
    """Takes one's support back, if it was given. Raises StageClosed."""
    _count(idea, actor, WITHDRAW)


def _count(idea: Idea, actor: Actor, change: Counted) -> None:
    """Adds or removes a support. Where nothing changed, either all was so before or the stage is closed."""
    consultation = idea.consultation
    names = {"idea": idea.id, "person": actor.person_id}
    names |= {"consultation": consultation.id, "is_published": consultation.is_published}
    if not db.session.connection().execute(change, names).all():
        require_open(consultation, "ideas")


def _require_need_of(consultation: Consultation, need: Need | None) -> None:
    if need is not None and need.consultation_id != consultation.id:
        raise NeedElsewhere
