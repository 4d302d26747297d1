"""Writing photos, inside the transaction of the action that takes in the answers or the draft that names them."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from consult.core.db import db, new_uid
from consult.diagnostics.asked import AnyQuestionnaire
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.photo_models import Attachment

EACH_AT_MOST = 30


def keep_photos(questionnaire: AnyQuestionnaire, person_id: int | None, pictures: Mapping[str, bytes]) -> None:
    """Keeps these pictures, by digest, once for each person."""
    mine = {"questionnaire_id": questionnaire.id, "person_id": person_id}
    rows = [{"uid": new_uid(), "digest": digest, "content": picture, **mine} for digest, picture in pictures.items()]
    if rows:
        db.session.execute(insert(Attachment).values(rows).on_conflict_do_nothing())


def has_sent_enough(questionnaire: Questionnaire, person_id: int | None) -> bool:
    """Whether the person has sent as many photos as anybody may."""
    if person_id is None:
        return False
    mine = Attachment.questionnaire_id == questionnaire.id, Attachment.person_id == person_id
    return (db.session.scalar(select(func.count()).where(*mine)) or 0) >= EACH_AT_MOST


def is_kept(questionnaire: Questionnaire, digest: str) -> bool:
    """Whether that photo was sent to this consultation, be it to an earlier version of the questionnaire."""
    theirs = Questionnaire.consultation_id == questionnaire.consultation_id, Attachment.digest == digest.replace("\x00", "")
    found = select(Attachment.id).join(Attachment.questionnaire).where(*theirs)
    return db.session.scalar(found.limit(1)) is not None
