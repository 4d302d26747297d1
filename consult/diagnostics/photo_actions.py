"""Deleting photos that came with answers and that nothing names any more."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, delete, select

from consult.core.actions import action
from consult.core.actors import Actor, Instance
from consult.core.authorization import only_system
from consult.core.clock import database_now
from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire, Response, ResponseDraft
from consult.diagnostics.photo_models import Attachment
from consult.diagnostics.question_types.photo import Photo

# What else names photos of a consultation, by the uid of the question: a later feature adds its own.
NAMING: list[Callable[[int, str], Select[tuple[Any]]]] = []
KEPT_UNUSED = timedelta(days=2)
"""How long a photo waits for the answers it was sent for."""


@action(only_system)
def delete_unused_photos(actor: Actor, instance: Instance) -> int:
    """Deletes the photos that no response and no draft names, unless they were sent lately; returns how many."""
    return sum(_delete_unused(consultation_id) for consultation_id in db.session.scalars(_CONSULTATIONS).all())


def _delete_unused(consultation_id: int) -> int:
    theirs = select(Questionnaire.id).where(Questionnaire.consultation_id == consultation_id)
    asked = select(Question.uid).where(Question.questionnaire_id.in_(theirs), Question.kind == Photo.key).distinct()
    asking = db.session.scalars(asked).all()
    drafts = ResponseDraft.consultation_id == consultation_id
    named = [
        select(said).where(mine, said.is_not(None))
        for uid in asking
        for said, mine in (
            (Response.answers[uid].astext, Response.questionnaire_id.in_(theirs)),
            (ResponseDraft.typed[uid][""][0].astext, drafts),
        )
    ]
    named += [one(consultation_id, uid) for one in NAMING for uid in asking]
    old = Attachment.questionnaire_id.in_(theirs), Attachment.created_at < database_now() - KEPT_UNUSED
    unused = delete(Attachment).where(*old, *(Attachment.digest.not_in(one) for one in named)).returning(Attachment.id)
    return len(db.session.execute(unused, execution_options={"synchronize_session": False}).all())


_CONSULTATIONS = (
    select(Questionnaire.consultation_id).join(Attachment, Attachment.questionnaire_id == Questionnaire.id).distinct()
)
