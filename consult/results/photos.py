"""The photos that the responses name: for a page that organisers look at, and for the archive they take home."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Select, func, select, union

from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.photo_models import Attachment
from consult.diagnostics.queries import given_to
from consult.diagnostics.question_types.photo import Photo


def photo_questions(questionnaire: Questionnaire) -> list[Question]:
    """The questions that are answered with a photo."""
    return [one for one in questionnaire.questions if one.kind == Photo.key]


def photos_in(questionnaire: Questionnaire, among: ColumnElement[bool] | None = None) -> Select[Attachment]:
    """The photos that responses counted here name, or those `among` them, each once, in an order that tells nothing.

    Of what a draft names, none.
    """
    counted = given_to(questionnaire) if among is None else among
    answers = [Response.answers[one.uid].astext for one in photo_questions(questionnaire)]
    named = union(*(select(answer).where(counted, answer.is_not(None)) for answer in answers))
    theirs = select(Questionnaire.id).where(Questionnaire.consultation_id == questionnaire.consultation_id)
    once = select(func.min(Attachment.id)).where(Attachment.questionnaire_id.in_(theirs), Attachment.digest.in_(named))
    return select(Attachment).where(Attachment.id.in_(once.group_by(Attachment.digest))).order_by(Attachment.digest)


def photo_files(questionnaire: Questionnaire, among: ColumnElement[bool] | None = None) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each photo, named as the cells of the responses name it."""
    ids = photos_in(questionnaire, among).with_only_columns(Attachment.id) if photo_questions(questionnaire) else None
    for one in [] if ids is None else db.session.scalars(ids).all():
        found = db.session.execute(select(Attachment.digest, Attachment.content).where(Attachment.id == one)).first()
        # Somebody may have taken theirs back meanwhile.
        if found:
            yield f"photos/{found.digest}.jpg", found.content
