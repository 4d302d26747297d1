"""Keeping photos that come with answers."""

from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from consult.consultations.openings import require_open
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db, new_uid
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.photo_cleaning import PhotoRefused, cleaned
from consult.diagnostics.photo_models import Attachment
from consult.diagnostics.photo_policies import may_keep_photo
from consult.diagnostics.question_types.photo import TOO_MANY

EACH_AT_MOST = 30


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
