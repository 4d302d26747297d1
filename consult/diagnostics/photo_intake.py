"""Photos on their way in: files of a form become the digests of what is kept, or the reason why they are not."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from werkzeug.datastructures import FileStorage

from consult.core.actors import Actor
from consult.core.db import db
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.photo_actions import keep_photo
from consult.diagnostics.photo_cleaning import PhotoRefused
from consult.diagnostics.photo_models import Attachment
from consult.diagnostics.question_types.photo import LOST, Photo
from consult.diagnostics.revisions import asked_by

Fields = Iterable[tuple[str, list[str]]]


def with_photos(actor: Actor, questionnaire: Questionnaire, fields: Fields, files: Mapping[str, FileStorage]) -> Fields:
    """The fields of a form, those of photo questions holding the digest of the file sent, or else of a photo kept before."""
    sent = dict(fields)
    for question in asked_by(questionnaire).questions:
        if question.kind == Photo.key and (question.uid in sent or question.uid in files):
            sent[question.uid] = _digests(actor, questionnaire, sent.get(question.uid, []), files.get(question.uid))
    return sent.items()


def _digests(actor: Actor, questionnaire: Questionnaire, kept: list[str], file: FileStorage | None) -> list[str]:
    if file is None or not file.filename:
        return [digest if _is_kept(questionnaire, digest) else LOST for digest in kept if digest]
    try:
        return [keep_photo(actor, questionnaire, file.read())]
    except PhotoRefused as refusal:
        return [refusal.reason]


def _is_kept(questionnaire: Questionnaire, digest: str) -> bool:
    """Whether that photo was sent to this consultation, be it to an earlier version of the questionnaire."""
    theirs = Questionnaire.consultation_id == questionnaire.consultation_id, Attachment.digest == digest.replace("\x00", "")
    found = select(Attachment.id).join(Attachment.questionnaire).where(*theirs)
    return db.session.scalar(found.limit(1)) is not None
