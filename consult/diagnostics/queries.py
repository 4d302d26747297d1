"""Questionnaires and responses."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from consult.consultations.models import Consultation
from consult.core.db import db
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.needs.models import Need, Theme


def questionnaire_of(consultation: Consultation) -> Questionnaire | None:
    """The questionnaire of the consultation with its questions in order, or None where there is none yet."""
    return (
        db.session.scalars(select(Questionnaire).where(Questionnaire.consultation_id == consultation.id)).unique().one_or_none()
    )


def has_questionnaire(consultation: Consultation) -> bool:
    """Whether the consultation has a questionnaire with at least one question."""
    questionnaire = questionnaire_of(consultation)
    return questionnaire is not None and bool(questionnaire.questions)


def responses_count(questionnaire: Questionnaire) -> int:
    """How many people have responded."""
    return db.session.scalar(select(func.count()).where(Response.questionnaire_id == questionnaire.id)) or 0


def is_locked(questionnaire: Questionnaire) -> bool:
    """Whether anybody has responded, so that the questions can no longer change."""
    return db.session.scalar(select(Response.id).where(Response.questionnaire_id == questionnaire.id).limit(1)) is not None


def response_of(questionnaire: Questionnaire, person_id: int | None) -> Response | None:
    """What that person has responded, or None."""
    mine = select(Response).where(Response.questionnaire_id == questionnaire.id, Response.person_id == person_id)
    return None if person_id is None else db.session.scalars(mine).one_or_none()


def response_by_code(code: str) -> Response | None:
    """The response of that short code, or None."""
    return db.session.scalars(select(Response).where(Response.code == code)).one_or_none()


def needs_named(questionnaire: Questionnaire, answers: Mapping[str, Any]) -> set[str]:
    """The uids of the needs these answers speak for: named among the most important, or badly served."""
    answered = (question for question in questionnaire.questions if question.uid in answers)
    return set().union(*(QUESTION_TYPES[one.kind].needs_named(one.options, answers[one.uid]) for one in answered))


def needs_in_order(consultation: Consultation) -> list[Need]:
    """The needs of the consultation, theme by theme."""
    rows = select(Need).join(Need.theme).where(Need.consultation_id == consultation.id)
    return list(db.session.scalars(rows.order_by(Theme.position, Theme.id, Need.position, Need.id)).unique())
