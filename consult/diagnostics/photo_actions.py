"""Keeping photos that come with answers, and deleting those that nothing names any more."""

from datetime import timedelta
from hashlib import sha256

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from consult.consultations.openings import require_open
from consult.core.actions import action
from consult.core.actors import Actor, Instance
from consult.core.authorization import only_system
from consult.core.clock import database_now
from consult.core.db import db, new_uid
from consult.diagnostics.models import Question, Questionnaire, Response, ResponseDraft
from consult.diagnostics.photo_cleaning import PhotoRefused, cleaned
from consult.diagnostics.photo_models import Attachment
from consult.diagnostics.photo_policies import may_keep_photo
from consult.diagnostics.question_types.photo import TOO_MANY, Photo

EACH_AT_MOST = 30
KEPT_UNUSED = timedelta(days=2)
"""How long a photo waits for the answers it was sent for."""


@action(may_keep_photo)
def keep_photo(actor: Actor, questionnaire: Questionnaire, content: bytes) -> str:
    """Keeps what a picture shows, once for each person; returns the digest that answers name it by.

    Raises StageClosed, and PhotoRefused for what is no picture, one that is too large, or one too many of a person.
    """
    require_open(questionnaire.consultation, "diagnostic")
    if actor.person_id is not None and _sent_by(actor.person_id, questionnaire) >= EACH_AT_MOST:
        raise PhotoRefused(TOO_MANY)
    picture = cleaned(content)
    digest = sha256(picture).hexdigest()
    mine = {"questionnaire_id": questionnaire.id, "person_id": actor.person_id}
    row = insert(Attachment).values(uid=new_uid(), digest=digest, content=picture, **mine)
    db.session.execute(row.on_conflict_do_nothing())
    return digest


def _sent_by(person_id: int, questionnaire: Questionnaire) -> int:
    mine = Attachment.questionnaire_id == questionnaire.id, Attachment.person_id == person_id
    return db.session.scalar(select(func.count()).where(*mine)) or 0


@action(only_system)
def delete_unused_photos(actor: Actor, instance: Instance) -> int:
    """Deletes the photos that no response and no draft names, unless they were sent lately; returns how many."""
    return sum(_delete_unused(consultation_id) for consultation_id in db.session.scalars(_CONSULTATIONS).all())


def _delete_unused(consultation_id: int) -> int:
    theirs = select(Questionnaire.id).where(Questionnaire.consultation_id == consultation_id)
    asked = select(Question.uid).where(Question.questionnaire_id.in_(theirs), Question.kind == Photo.key).distinct()
    drafts = ResponseDraft.consultation_id == consultation_id
    named = [
        select(said).where(mine, said.is_not(None))
        for uid in db.session.scalars(asked)
        for said, mine in (
            (Response.answers[uid].astext, Response.questionnaire_id.in_(theirs)),
            (ResponseDraft.typed[uid][""][0].astext, drafts),
        )
    ]
    old = Attachment.questionnaire_id.in_(theirs), Attachment.created_at < database_now() - KEPT_UNUSED
    unused = delete(Attachment).where(*old, *(Attachment.digest.not_in(one) for one in named)).returning(Attachment.id)
    return len(db.session.execute(unused, execution_options={"synchronize_session": False}).all())


_CONSULTATIONS = (
    select(Questionnaire.consultation_id).join(Attachment, Attachment.questionnaire_id == Questionnaire.id).distinct()
)
