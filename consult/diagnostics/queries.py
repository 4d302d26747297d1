"""Questionnaires and responses."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, or_, select
from sqlalchemy.orm import lazyload

from consult.consultations.models import Consultation
from consult.core.actors import ORGANISER, Actor
from consult.core.compiled import Compiled
from consult.core.db import db
from consult.core.errors import NotFound
from consult.diagnostics.models import Question, Questionnaire, Response, ResponseDraft
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.place import ANYWHERE, BOUNDS
from consult.needs.models import Need, Theme


def questionnaire_of(consultation: Consultation) -> Questionnaire | None:
    """The questionnaire people answer now, its latest version, or None; its questions are read when they are asked for."""
    rows = select(Questionnaire).where(Questionnaire.consultation_id == consultation.id, ~Questionnaire.is_draft)
    rows = rows.options(lazyload(Questionnaire.consultation), lazyload(Questionnaire.questions))
    return db.session.scalars(rows.order_by(Questionnaire.version.desc()).limit(1)).unique().one_or_none()


def correction_of(consultation: Consultation) -> Questionnaire | None:
    """The version that is being prepared while people answer the one before, or None."""
    rows = select(Questionnaire).where(Questionnaire.consultation_id == consultation.id, Questionnaire.is_draft)
    return db.session.scalars(rows).unique().one_or_none()


def prepared_questionnaire(consultation: Consultation) -> Questionnaire | None:
    """What organisers work at: the correction where there is one, else the questionnaire."""
    return correction_of(consultation) or questionnaire_of(consultation)


def versions_of(consultation: Consultation) -> list[Questionnaire]:
    """All versions people could ever answer, the first one first."""
    rows = select(Questionnaire).where(Questionnaire.consultation_id == consultation.id, ~Questionnaire.is_draft)
    return list(db.session.scalars(rows.order_by(Questionnaire.version)).unique())


def copyable_questionnaires(actor: Actor, consultation: Consultation) -> list[Questionnaire]:
    """Those of the other consultations that the actor organises, the latest version of each, the latest ones first."""
    mine = [organisation_id for organisation_id, role in actor.roles if role == ORGANISER]
    rows = select(Questionnaire).join(Questionnaire.consultation).where(~Questionnaire.is_draft)
    rows = rows.where(Consultation.organisation_id.in_(mine), Consultation.id != consultation.id)
    latest = {one.consultation_id: one for one in db.session.scalars(rows.order_by(Questionnaire.version)).unique()}
    return sorted(latest.values(), key=lambda one: -one.id)


def question_by_uid(uid: str) -> Question:
    """The question as it stands in the latest version that has it, a correction included; raises NotFound."""
    rows = select(Question).join(Question.questionnaire).where(Question.uid == uid)
    found = db.session.scalars(rows.order_by(Questionnaire.version.desc()).limit(1)).unique().one_or_none()
    if found is None:
        raise NotFound
    return found


def usual_bounds(consultation: Consultation) -> str:
    """Where places may lie by the question about the same territory that was limited last; "" where none is."""
    bounds = Question.options[BOUNDS].astext
    rows = select(bounds).join(Question.questionnaire).join(Questionnaire.consultation)
    here = rows.where(Consultation.territory_id == consultation.territory_id, bounds.not_in(("", ANYWHERE)))
    return db.session.scalar(here.order_by(Question.id.desc()).limit(1)) or ""


def given_to(questionnaire: Questionnaire) -> ColumnElement[bool]:
    """SQL: the responses that are counted with this version: its own, and those of earlier ones that asked the same."""
    if questionnaire.counts_from == questionnaire.version:
        return Response.questionnaire_id == questionnaire.id
    together = select(Questionnaire.id).where(
        Questionnaire.consultation_id == questionnaire.consultation_id,
        Questionnaire.version.between(questionnaire.counts_from, questionnaire.version),
    )
    return Response.questionnaire_id.in_(together)


def has_questionnaire(consultation: Consultation) -> bool:
    """Whether the consultation has a questionnaire with at least one question."""
    questionnaire = questionnaire_of(consultation)
    return questionnaire is not None and bool(questionnaire.questions)


def responses_count(questionnaire: Questionnaire) -> int:
    """How many people have responded, those to earlier versions that are counted together with this one included."""
    return db.session.scalar(select(func.count()).select_from(Response).where(given_to(questionnaire))) or 0


def responses_by_version(consultation: Consultation) -> dict[int, int]:
    """How many responses each version has of its own, by its number."""
    rows = select(Questionnaire.version, func.count(Response.id)).outerjoin(
        Response, Response.questionnaire_id == Questionnaire.id
    )
    mine = rows.where(Questionnaire.consultation_id == consultation.id, ~Questionnaire.is_draft)
    found = db.session.execute(mine.group_by(Questionnaire.version).order_by(Questionnaire.version))
    return {version: count for version, count in found}


def is_locked(questionnaire: Questionnaire) -> bool:
    """Whether the questions can no longer change: anybody has responded, or the version took the place of another one."""
    if questionnaire.version > 1:
        return not questionnaire.is_draft
    return db.session.scalar(select(Response.id).where(Response.questionnaire_id == questionnaire.id).limit(1)) is not None


def response_of(questionnaire: Questionnaire, person_id: int | None) -> Response | None:
    """What that person has responded to this questionnaire, in whatever version, or None."""
    if person_id is None:
        return None
    mine = select(Response).join(Response.questionnaire).where(Response.person_id == person_id)
    mine = mine.where(Questionnaire.consultation_id == questionnaire.consultation_id)
    return db.session.scalars(mine.order_by(Questionnaire.version.desc()).limit(1)).one_or_none()


def what_is_kept(questionnaire: Questionnaire, person_id: int | None, key: str | None) -> tuple[bool, bool]:
    """Whether there is a draft, and whether there is a response, of that person or of the form of that key, in one query."""
    row = _KEPT.run({"consultation_id": questionnaire.consultation_id, "person_id": person_id, "key": key}).fetchone()
    return bool(row and row[0]), bool(row and row[1])


def response_by_key(questionnaire: Questionnaire, key: str) -> Response | None:
    """What was sent with a form of that key by somebody without an account, or None."""
    rows = select(Response).join(Response.questionnaire).where(Response.sent_key == key)
    return db.session.scalars(rows.where(Questionnaire.consultation_id == questionnaire.consultation_id)).one_or_none()


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


# The statement every form runs, built once.
_HERE = bindparam("consultation_id", type_=Questionnaire.consultation_id.type)
_PERSON, _KEY = bindparam("person_id", type_=Response.person_id.type), bindparam("key", type_=Response.sent_key.type)
_DRAFTS = select(ResponseDraft.id).where(
    ResponseDraft.consultation_id == _HERE, or_(ResponseDraft.person_id == _PERSON, ResponseDraft.uid == _KEY)
)
_RESPONSES = select(Response.id).where(
    Response.questionnaire_id.in_(select(Questionnaire.id).where(Questionnaire.consultation_id == _HERE)),
    or_(Response.person_id == _PERSON, Response.sent_key == _KEY),
)
_KEPT = Compiled(select(_DRAFTS.exists(), _RESPONSES.exists()))
