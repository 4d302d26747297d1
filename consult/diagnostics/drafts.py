"""Drafts of responses: finding, keeping and forgetting what somebody has not sent yet."""

import json
from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import ColumnElement, Select, and_, bindparam, delete, func, or_, select
from sqlalchemy.dialects.postgresql import insert

from consult.consultations.models import Stage
from consult.core.clock import database_now
from consult.core.compiled import Compiled
from consult.core.db import db, new_code, new_uid
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.asked import AnyQuestionnaire
from consult.diagnostics.models import ResponseDraft
from consult.diagnostics.question_types.contract import Typed

KEPT_FOR = timedelta(days=60)
"""How long after the end of the stage."""
BYTES_AT_MOST = 400_000
TOO_LONG = _("What you have written is too long to be kept. Shorten it, then go on.")


def draft_of(questionnaire: AnyQuestionnaire, person_id: int | None, key: str | None) -> ResponseDraft | None:
    """What that person has begun, else what the form of that key has, which is nobody's; None where there is none."""
    mine = ResponseDraft.uid == key, ResponseDraft.person_id.is_(None)
    rows = _kept().where(ResponseDraft.consultation_id == questionnaire.consultation_id)
    own = db.session.scalars(rows.where(ResponseDraft.person_id == person_id)).unique().one_or_none() if person_id else None
    return own or (db.session.scalars(rows.where(*mine)).unique().one_or_none() if key else None)


def draft_by_code(code: str) -> ResponseDraft | None:
    """The draft that this code opens, or None."""
    return db.session.scalars(_kept().where(ResponseDraft.code == code)).unique().one_or_none()


def keep_draft(
    questionnaire: AnyQuestionnaire, person_id: int | None, key: str, typed: Mapping[str, Typed], page: int
) -> ResponseDraft | None:
    """Writes what was typed in place of what was kept before; None when the key belongs to somebody else's form."""
    owner = {"uid": new_uid(), "person_id": person_id} if person_id else {"uid": key}
    content = {"typed": typed, "page": page}
    row = insert(ResponseDraft).values(code=new_code(), consultation_id=questionnaire.consultation_id, **owner, **content)
    changed = content | {"changed_at": func.now()}
    is_mine = ResponseDraft.person_id.is_(None) & (ResponseDraft.consultation_id == questionnaire.consultation_id)
    target = {"constraint": "uq_response_draft_consultation_id_person_id"} if person_id else {"index_elements": ["uid"]}
    row = row.on_conflict_do_update(**target, set_=changed, where=None if person_id else is_mine)
    found = db.session.scalar(row.returning(ResponseDraft.id))
    if found is None:
        return None
    return db.session.get_one(ResponseDraft, found, populate_existing=True)


def fitting(typed: Mapping[str, Typed], before: Mapping[str, Typed]) -> tuple[dict[str, Typed], set[str]]:
    """What there is room for: the longest answers, whose uids are returned too, give way to what was kept of them before."""
    kept, too_long = dict(typed), set[str]()
    for uid in sorted(typed, key=lambda uid: size(typed[uid]), reverse=True):
        if size(kept) <= BYTES_AT_MOST:
            break
        del kept[uid]
        kept |= {uid: before[uid]} if uid in before else {}
        too_long.add(uid)
    return kept, too_long


def size(typed: Mapping[str, object]) -> int:
    """How much room what was typed takes."""
    return len(json.dumps(typed))


def delete_draft(questionnaire: AnyQuestionnaire, person_id: int | None, key: str) -> None:
    """Deletes what was kept of a response that has been sent."""
    mine = {"consultation_id": questionnaire.consultation_id, "uid": key}
    _DELETE_OF_FORM.run(mine) if person_id is None else _DELETE_OF_PERSON.run(mine | {"person_id": person_id})


def delete_expired() -> int:
    """Deletes all drafts whose stage ended long ago; returns how many."""
    old = select(Stage.consultation_id).where(Stage.key == "diagnostic", ~_is_recent())
    rows = delete(ResponseDraft).where(ResponseDraft.consultation_id.in_(old)).returning(ResponseDraft.id)
    return len(db.session.scalars(rows.execution_options(synchronize_session=False)).all())


def _kept() -> Select[ResponseDraft]:
    stage = and_(Stage.consultation_id == ResponseDraft.consultation_id, Stage.key == "diagnostic")
    return select(ResponseDraft).join(Stage, stage).where(_is_recent())


def _is_recent() -> ColumnElement[bool]:
    return or_(Stage.closes_at.is_(None), Stage.closes_at + KEPT_FOR > database_now())


# The statements every response runs, built once.
_NOBODYS = (ResponseDraft.uid == bindparam("uid")) & ResponseDraft.person_id.is_(None)
_THEIRS = delete(ResponseDraft).where(ResponseDraft.consultation_id == bindparam("consultation_id"))
_DELETE_OF_FORM = Compiled(_THEIRS.where(_NOBODYS))
_DELETE_OF_PERSON = Compiled(_THEIRS.where(or_(_NOBODYS, ResponseDraft.person_id == bindparam("person_id"))))
